import { useLocation } from 'react-router'
import { beside, type PageInfo } from '~/lib/paging'
import { useWords } from '~/lib/words'
import { Pagination } from '~/ui/pagination/Pagination'

/** Back and onward of a list, by address. */
export function Pages({ info }: { info: PageInfo }) {
  const t = useWords()
  const { search } = useLocation()
  return <Pagination label={t('common.pages')} words={{ back: t('common.previous'), onward: t('common.next') }} {...beside(search, info)} />
}
