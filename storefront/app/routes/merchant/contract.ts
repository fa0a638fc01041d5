import type { Route } from './+types/contract'
import { contractFile } from '~/lib/contract.server'

export const loader = (asking: Route.LoaderArgs) => contractFile(asking, asking.params.requisition)
