import type { Fault, FaultChooser } from '../../../sandbox/index.mts';
import { seededRandom } from '../../../sandbox/core/random.mts';

/** Messages to send, and what is to go wrong with each. The same seed gives the same campaign. */
export interface Campaign {
	readonly seed: number;
	readonly items: CampaignItem[];
	/** Plays the faults: the first ones to the first requests with an item, and so on; later requests pass. */
	readonly chooser: FaultChooser;
	/** Positions of items that the service refuses once, and takes when they are sent again. */
	readonly refused: ReadonlySet<number>;
}

/** One message: its text tells its position in the campaign. */
export interface CampaignItem {
	to: string;
	text: string;
}

/** How large a campaign is, and how likely things go wrong. */
export interface CampaignOptions {
	seed: number;
	count: number;
	destinations: number;
	/** Share of items that the service limits once or twice; each holds the whole run for about a second. */
	limited: number;
	/** Share of items with any other fault. */
	faulty: number;
}

const html = '<html><head><title>502</title></head><body><h1>Bad gateway</h1></body></html>';
const page = (status: number, after: boolean): Fault => ({
	type: 'body',
	status,
	contentType: 'text/html',
	body: html,
	after,
});

/** Answers that ask for patience; the message is taken later. */
const LIMITS: Fault[] = [
	{ type: 'status', status: 429, retryAfter: 1 },
	{ type: 'status', status: 429, retryAfter: { dateInMs: 1_000 } },
	{ type: 'status', status: 429 },
];

/** The service certainly did not take the message, and does not ask to try again. */
export const REFUSAL: Fault = { type: 'status', status: 422, code: 'BILLING_SUSPENDED' };

/** Everything else that can go wrong, before the message is accepted and after. */
const FAULTS: Fault[] = [
	...[500, 503, 504].flatMap((status): Fault[] => [
		{ type: 'status', status },
		{ type: 'status', status, after: true },
	]),
	{ type: 'cut' },
	{ type: 'cut', after: true },
	// accepted late: a message that overtakes it shows here. Shorter than an outage, so that it never outlasts one
	...[40, 60, 80].map((ms): Fault => ({ type: 'slow', ms })),
	{ type: 'slow', ms: 150, after: true },
	page(502, false),
	page(502, true),
	page(200, false),
	page(200, true),
	{ type: 'body', status: 202, contentType: 'text/plain', body: '', after: true },
	REFUSAL,
];

/** Text of the item at a position. */
export const textOf = (index: number): string => `message ${index}`;
/** Position of the item with a text. */
export const indexOf = (text: unknown): number => Number(String(text).replace('message ', ''));

/** Draws a campaign from its seed. */
export function drawCampaign(options: CampaignOptions): Campaign {
	const { seed, count, destinations, limited, faulty } = options;
	const random = seededRandom(seed);
	const pick = <T,>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
	const items: CampaignItem[] = [];
	const plan = new Map<number, Fault[]>();
	for (let index = 0; index < count; index += 1) {
		// often to the same as the one before, as one customer gets several messages: these have to keep their order
		const previous = items.at(-1)?.to;
		const other = `+55119${60_000_000 + Math.floor(random() * destinations)}`;
		const to = previous !== undefined && random() < 0.3 ? previous : other;
		items.push({ to, text: textOf(index) });
		const faults: Fault[] = [];
		if (random() < limited) faults.push(pick(LIMITS), ...(random() < 0.3 ? [pick(LIMITS)] : []));
		if (random() < faulty) faults.push(pick(FAULTS));
		if (faults.length > 0) plan.set(index, faults);
	}
	const refused = [...plan].filter(([, faults]) => faults.includes(REFUSAL));
	const chooser: FaultChooser = ({ path, body }) =>
		path === '/v1/messages/send'
			? plan.get(indexOf((body as CampaignItem).text))?.shift()
			: undefined;
	return { seed, items, chooser, refused: new Set(refused.map(([index]) => index)) };
}
