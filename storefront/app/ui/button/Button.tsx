/** Criteria: a real button or link, 24 px or larger, label says the act, focus ring always visible. */
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link, type LinkProps } from 'react-router'

type Look = { look?: 'primary' | 'plain' | 'soft' | 'quiet' | 'danger'; size?: 'small' | 'large'; block?: boolean; children: ReactNode }

const classOf = ({ look = 'plain', size, block }: Omit<Look, 'children'>) => ['button', look, size, block && 'block'].filter(Boolean).join(' ')

export function Button({ look, size, block, children, type = 'submit', ...rest }: Look & ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button type={type} className={classOf({ look, size, block })} {...rest}>{children}</button>
}

export function LinkButton({ look, size, block, children, ...rest }: Look & LinkProps) {
  return <Link className={classOf({ look, size, block })} {...rest}>{children}</Link>
}
