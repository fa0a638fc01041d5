import type { CSSProperties, ReactNode } from 'react'
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useNavigation, useRouteLoaderData } from 'react-router'
import type { Route } from './+types/root'
import { PageFrame } from '~/frame/PageFrame'
import { MeDocument } from '~/graphql/generated/graphql'
import { perhaps } from '~/lib/api.server'
import { guard } from '~/lib/guard.server'
import { formToken } from '~/lib/seal.server'
import type { Shell } from '~/lib/shell'
import { nonceContext, visitorOf } from '~/lib/visitor.server'
import { useWords, WordsProvider } from '~/lib/words'
import { LinkButton } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { roomsOf } from '~/lib/rooms'
import './ui/styles/index.css'

export const middleware: Route.MiddlewareFunction[] = [guard]

export async function loader({ context, request }: Route.LoaderArgs): Promise<Shell & { nonce: string }> {
  const visitor = visitorOf(context)
  const me = visitor.session.access ? (await perhaps({ context, request }, MeDocument))?.me : null
  return {
    locale: visitor.locale,
    theme: visitor.theme,
    csrf: formToken(visitor.session.sid),
    demo: process.env.SHIJI_DEMO === '1',
    nonce: context.get(nonceContext),
    user: me ? { email: me.email, name: `${me.lastName}${me.firstName}` || me.email, unread: me.unreadNotices, organization: me.organization?.id ?? null, organizations: me.organizations.map(({ id, name, kindLabel }) => ({ id, name, kindLabel })) } : null,
    rooms: roomsOf(me),
  }
}

export const meta: Route.MetaFunction = () => [{ title: '市集 Shiji' }]

export function Layout({ children }: { children: ReactNode }) {
  const shell = useRouteLoaderData('root') as (Shell & { nonce: string }) | undefined
  const tint = useTint()
  const locale = shell?.locale ?? 'zh'
  return (
    <html lang={locale === 'zh' ? 'zh-CN' : 'en'} data-theme={shell?.theme === 'system' ? undefined : shell?.theme} data-accent={tint.slug} style={tint.accent ? ({ '--accent': tint.accent } as CSSProperties) : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/seal.svg" type="image/svg+xml" />
        <Meta />
        <Links nonce={shell?.nonce} />
      </head>
      <body>
        <WordsProvider locale={locale}>{children}</WordsProvider>
        <ScrollRestoration nonce={shell?.nonce} />
        <Scripts nonce={shell?.nonce} />
      </body>
    </html>
  )
}

/** The colour of the site under which the page stands, out of the site's own data. */
function useTint(): { slug: string; accent?: string } {
  for (const match of useMatches().toReversed()) {
    const tint = (match.loaderData as { tint?: { slug: string; accent?: string } } | undefined)?.tint
    if (tint) return tint
  }
  return { slug: 'house' }
}

export default function App() {
  const t = useWords()
  const busy = useNavigation().state !== 'idle'
  return (
    <>
      <a className="skip" href="#main">{t('common.skip')}</a>
      {busy ? <div className="progress-line" role="progressbar" aria-label={t('common.loading')} /> : null}
      <Outlet />
    </>
  )
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const t = useWords()
  const status = isRouteErrorResponse(error) ? error.status : 500
  const [title, text] = status === 404 ? [t('common.notFound'), t('common.notFoundText')]
    : status === 403 ? [t('common.forbidden'), t('common.forbiddenText')]
    : status === 503 ? [t('common.unreachable'), t('common.unreachableText')]
    : [t('common.failed'), t('common.failedText')]
  return (
    <PageFrame home="/" name={t('common.name')} tagline={t('portal.tagline')}>
      <div className="wide page">
        <title>{`${title} · ${t('common.name')}`}</title>
        <h1 className="visually-hidden">{title}</h1>
        <Empty title={title} text={text} action={<LinkButton to="/" look="primary">{t('common.toPortal')}</LinkButton>} />
      </div>
    </PageFrame>
  )
}
