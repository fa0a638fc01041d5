import type { ReactNode } from 'react'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Button } from '~/ui/button/Button'

/** An act that cannot be undone: opened first, explained, then done; works without script. `files`: it sends some along. */
export function Confirm({ label, text, act, yes, look = 'danger', open, files, children }: { label: string; text: string; act: string; yes?: string; look?: 'danger' | 'primary' | 'soft'; open?: boolean; files?: boolean; children?: ReactNode }) {
  const t = useWords()
  return (
    <details className="fold" open={open}>
      <summary>{label}</summary>
      <SafeForm className="stack" encType={files ? 'multipart/form-data' : undefined} style={{ '--gap': '10px', paddingTop: 8 } as React.CSSProperties}>
        <p className="small">{text}</p>
        {children}
        <div><Button look={look} name="act" value={act}>{yes ?? t('desk2.confirm', { what: label })}</Button></div>
      </SafeForm>
    </details>
  )
}
