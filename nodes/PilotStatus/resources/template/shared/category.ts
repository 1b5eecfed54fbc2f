/** What a template is for (docs/api-reference.md 7); fixed when it is created. */
export const CATEGORIES = ['MARKETING', 'UTILITY', 'OTP'] as const;
