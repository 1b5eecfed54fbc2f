/** What a template is for (reference 7); fixed when it is created. */
export const CATEGORIES = ['MARKETING', 'UTILITY', 'OTP'] as const;
