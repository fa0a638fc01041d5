const HERE = 'http://here.invalid'

/** A place of ours to go back to; anything else leads home. Read as a browser reads it: it drops tabs and line ends. */
export function safePlace(place: string | null | undefined, otherwise = '/'): string {
  if (!place || !place.startsWith('/') || place.includes('\\') || hasControls(place)) return otherwise
  return URL.canParse(place, HERE) && new URL(place, HERE).origin === HERE ? place : otherwise
}

const hasControls = (text: string) => [...text].some((each) => each.charCodeAt(0) <= 32 || each.charCodeAt(0) === 127)
