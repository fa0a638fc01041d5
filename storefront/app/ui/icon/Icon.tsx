/** Criteria: always decoration beside words. */
const PATHS: Record<string, string> = {
  cart: 'M3 4h2l2.400 11h10.200L20 7H6.200M9 20a1 1 0 1 0 0-.01M17 20a1 1 0 1 0 0-.01',
  shield: 'M12 3 4.500 6v5.500c0 4.700 3.200 8 7.500 9.500 4.300-1.500 7.500-4.800 7.500-9.500V6zM8.500 12l2.500 2.500 4.500-5',
  eye: 'M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12zM12 9.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5z',
  coins: 'M9 5.500c3.600 0 6.500 1.100 6.500 2.500S12.600 10.500 9 10.500 2.500 9.400 2.500 8 5.400 5.500 9 5.500zM2.500 8v4c0 1.400 2.900 2.500 6.500 2.500M15.500 8v2.500M15 10.500c3.600 0 6.500 1.100 6.500 2.500s-2.900 2.500-6.500 2.500-6.500-1.100-6.500-2.500 2.900-2.500 6.500-2.500zM8.500 13v4c0 1.400 2.900 2.500 6.500 2.500s6.500-1.100 6.500-2.500v-4',
  chain: 'M9.500 14.500l5-5M8 11.500 5.700 13.800a3.300 3.300 0 0 0 4.600 4.600L12.500 16M16 12.500l2.300-2.300a3.300 3.300 0 0 0-4.600-4.600L11.500 8',
  store: 'M4 10v9h16v-9M3 10l1.500-5h15L21 10a3 3 0 0 1-6 0 3 3 0 0 1-6 0 3 3 0 0 1-6 0zM9.500 19v-5h5v5',
  truck: 'M3 6h11v10H3zM14 10h4l3 3v3h-7M7 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17.500 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  grid: 'M4 4h6.500v6.500H4zM13.500 4H20v6.500h-6.500zM4 13.500h6.500V20H4zM13.500 13.500H20V20h-6.500z',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20.500c.8-4 3.800-6 7.500-6s6.700 2 7.500 6',
  bell: 'M6.500 16.500V11a5.500 5.500 0 0 1 11 0v5.500l1.500 2H5zM10 21h4M12 5.500V3.500',
  paper: 'M6 3h9l4 4v14H6zM14.500 3v4.500H19M9 12h7M9 16h7',
}

export const Icon = ({ name }: { name: keyof typeof PATHS & string }) => (
  <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.700" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true"><path d={PATHS[name]} /></svg>
)

/** The seal of the house: a stamp with the two characters of its name. */
export const Seal = () => (
  <svg className="seal" viewBox="0 0 44 44" aria-hidden="true">
    <rect x="1" y="1" width="42" height="42" rx="9" fill="var(--accent)" />
    <rect x="4.500" y="4.500" width="35" height="35" rx="6" fill="none" stroke="#fff" strokeOpacity="0.55" />
    <path d="M22 9v4M11 14.500h22M14.500 20v11M14.500 20h15v8.500c0 1.500-.6 2.500-2.500 2.500h-1.500M22 14.500V35" fill="none" stroke="#fff" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
)
