import { conversation } from './conversation.mts';
import { media, noMediaById } from './media.mts';
import { analytics, cancellations, sends } from './messages.mts';
import { numberCheck, numbers, refusedChecks } from './numbers.mts';
import { brokenPage, reading, relayOnly } from './reading.mts';
import { disconnectedRooms, noRooms, rooms } from './rooms.mts';
import { templates } from './templates.mts';
import type { Scenario } from './types.mts';

/**
 * Workflow files that between them carry out every operation but the one that waits for a person. They are run by n8n's
 * engine in process on every line, and by a real n8n.
 */
export const scenarios: Scenario[] = [
	templates,
	rooms,
	noRooms,
	disconnectedRooms,
	reading,
	relayOnly,
	brokenPage,
	conversation,
	numbers,
	numberCheck,
	...refusedChecks,
	media,
	noMediaById,
	analytics,
	...cancellations,
	sends,
];
