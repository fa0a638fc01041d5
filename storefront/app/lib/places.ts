/** A place of ours to go back to; anything else leads home. */
export const safePlace = (place: string | null | undefined, otherwise = '/') =>
  place && place.startsWith('/') && !place.startsWith('//') && !place.includes('\\') ? place : otherwise
