/** Plain paragraphs and lists out of Editor.js text. Marks inside are dropped: nothing of it is ever set as HTML. */
export type Block = { kind: 'heading' | 'paragraph' | 'item'; text: string }

export function blocksOf(json: string | null | undefined): Block[] {
  if (!json) return []
  try {
    const document = (typeof json === 'string' ? JSON.parse(json) : json) as { blocks?: { type: string; data?: { text?: string; items?: unknown[] } }[] }
    return (document.blocks ?? []).flatMap((block): Block[] => {
      if (block.type === 'list') return (block.data?.items ?? []).map((item) => ({ kind: 'item', text: bare(String((item as { content?: string }).content ?? item)) }))
      return [{ kind: block.type === 'header' ? 'heading' : 'paragraph', text: bare(block.data?.text ?? '') }]
    }).filter((block) => block.text)
  } catch {
    return [{ kind: 'paragraph', text: bare(json) }]
  }
}

const NAMED: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&nbsp;': ' ' }
const bare = (text: string) => text.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (name) => NAMED[name] ?? name).trim()
