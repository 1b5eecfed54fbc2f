/** The translations of the generated tables into Brazilian Portuguese. */
import type { Translations } from '../translation.mts';
import { answerErrors } from './answerErrors.mts';
import { deliveryErrors } from './deliveryErrors.mts';

export { events } from './events.mts';
export { operations } from './operations.mts';
export { statuses } from './statuses.mts';

/** What each code of the API means and what to do. */
export const errors: Translations = { ...answerErrors, ...deliveryErrors };
