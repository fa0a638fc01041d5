/** The colour of a treasury order's step. */
export const stepTone = (step: string) => (step === 'ORDERED' ? 'good' : step === 'RETURNED' || step === 'REFUSED' ? 'bad' : step === 'DRAFTED' ? 'warn' : 'info')
