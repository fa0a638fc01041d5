import { expect, it } from 'vitest'
import { blocksOf } from './richtext'

it('reads headings, paragraphs and lists', () => {
  const document = { blocks: [
    { type: 'header', data: { text: '面料说明' } },
    { type: 'paragraph', data: { text: '棉 65% <b>涤</b> 35%&nbsp;' } },
    { type: 'list', data: { items: ['可水洗', { content: '不可漂白' }] } },
  ] }
  expect(blocksOf(JSON.stringify(document))).toEqual([
    { kind: 'heading', text: '面料说明' },
    { kind: 'paragraph', text: '棉 65% 涤 35%' },
    { kind: 'item', text: '可水洗' },
    { kind: 'item', text: '不可漂白' },
  ])
})

it('shows broken text as text', () => {
  expect(blocksOf('没有格式 <script>x</script>')).toEqual([{ kind: 'paragraph', text: '没有格式 x' }])
  expect(blocksOf(null)).toEqual([])
})
