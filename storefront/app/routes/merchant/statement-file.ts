import type { Route } from './+types/statement-file'
import { csvOf } from './csv'
import { needShop } from './shop.server'
import { statementOf } from './statement.server'

export async function loader(asking: Route.LoaderArgs) {
  await needShop(asking)
  const statement = await statementOf(asking, asking.params.number)
  const name = statement.number.replace(/[^\w.-]/g, '_')
  return new Response(csvOf(statement), { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}.csv"` } })
}
