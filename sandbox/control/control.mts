import type { JsonObject } from '../core/json.mts';
import type { FaultChooser } from '../core/faults.mts';
import type { JournalEntry } from '../core/journal.mts';
import { mergeSettings, type Settings } from '../core/settings.mts';
import type { NumberRecord } from '../core/types.mts';
import type { World } from '../core/world.mts';
import { isOutcome } from '../sending/outcomes.mts';
import { releaseSteps } from '../sending/lifecycle.mts';
import { CallControl } from './callControl.mts';
import { WebhookControl } from './webhookControl.mts';
import { parseFaultRule } from './faultRules.mts';
import { acceptedView, type AcceptedView } from './views.mts';

/** Counts of what has happened since the start or the last reset. */
export interface Stats {
	accepted: number;
	requests: number;
	inFlightSends: number;
	peakSends: number;
	peakSendsToOneDestination: number;
	byStatus: Record<string, number>;
}

const NUMBER_FIELDS: ReadonlyArray<keyof NumberRecord> = [
	'engine',
	'state',
	'isFullyConnected',
	'groupsEligible',
	'freeForm',
	'privacyMode',
	'piiRetentionDays',
];

/** What a test can do to a sandbox and learn from it. The same over HTTP under `/_sandbox`. */
export class Control {
	readonly #world: World;
	/** Contacts that write, webhooks and deliveries. */
	readonly webhooks: WebhookControl;
	/** Calls, and the permission to call. */
	readonly calls: CallControl;

	constructor(world: World) {
		this.#world = world;
		this.webhooks = new WebhookControl(world);
		this.calls = new CallControl(world);
	}

	/** Back to seeds, initial settings and the machine's time; requests in flight are let go. */
	reset(): void {
		this.#world.reset();
	}

	/** Changes settings. @throws Error naming what cannot be set */
	settings(change: Partial<Settings> | JsonObject): Settings {
		const world = this.#world;
		world.settings = mergeSettings(world.settings, change);
		if (!world.settings.holdStatus) releaseSteps(world);
		world.changes.notify();
		return world.settings;
	}

	/** Accepted sends in order of arrival; `after` is the `order` to begin behind. */
	accepted(filter: { destination?: string; after?: number } = {}): AcceptedView[] {
		const { destination, after = 0 } = filter;
		return this.#world.messages.accepted
			.filter((message) => message.order > after)
			.filter((message) => destination === undefined || message.destination.id === destination)
			.map(acceptedView);
	}

	/** One accepted send by any of its three ids. */
	message(id: string): AcceptedView | undefined {
		const message = this.#world.messages.findSent(id);
		return message && acceptedView(message);
	}

	/** The requests to `/v1` and to media links, in order; a trailing `*` of `path` matches a prefix. */
	requests(filter: { path?: string; method?: string } = {}): JournalEntry[] {
		const { path, method } = filter;
		const fits = (entry: JournalEntry): boolean =>
			(method === undefined || entry.method === method.toUpperCase()) &&
			(path === undefined ||
				(path.endsWith('*') ? entry.path.startsWith(path.slice(0, -1)) : entry.path === path));
		return this.#world.journal.entries.filter(fits);
	}

	stats(): Stats {
		const { journal, messages } = this.#world;
		const byStatus: Record<string, number> = {};
		for (const { status } of messages.accepted) byStatus[status] = (byStatus[status] ?? 0) + 1;
		return {
			accepted: messages.accepted.length,
			requests: journal.entries.length,
			inFlightSends: journal.inFlight,
			peakSends: journal.peaks.sends,
			peakSendsToOneDestination: journal.peaks.sendsToOneDestination,
			byStatus,
		};
	}

	/** Adds one fault rule or a list of them, in order. @returns their ids. @throws Error when malformed */
	addFaults(rules: unknown): string[] {
		const parsed = (Array.isArray(rules) ? rules : [rules]).map(parseFaultRule);
		return parsed.map((rule) => this.#world.faults.add(rule));
	}

	/** Lets the requests go on that a `hold` fault keeps. */
	releaseFaults(): void {
		this.#world.faults.releaseAll();
	}

	/** Lets a function of this process decide about the fault of each request, before all rules. */
	chooseFaults(chooser: FaultChooser): void {
		this.#world.faults.choose(chooser);
	}

	/** Moves, stops or starts the clock. @returns the time after that */
	clock(change: { advanceMs?: unknown; mode?: unknown }): { now: string; frozen: boolean } {
		const { clock } = this.#world;
		const { advanceMs, mode } = change;
		if (mode === 'frozen') clock.freeze();
		else if (mode === 'real') clock.resume();
		else if (mode !== undefined) throw new Error('"mode" must be "real" or "frozen"');
		if (advanceMs !== undefined) {
			if (typeof advanceMs !== 'number' || !(advanceMs >= 0)) {
				throw new Error('"advanceMs" must be a number of milliseconds');
			}
			clock.advance(advanceMs);
		}
		return { now: clock.iso(), frozen: clock.frozen };
	}

	/** Chooses what becomes of messages by destination id; null takes a choice back. */
	outcomes(choices: JsonObject): Record<string, string> {
		const { outcomes } = this.#world;
		for (const [destination, outcome] of Object.entries(choices)) {
			if (outcome === null) outcomes.delete(destination);
			else if (typeof outcome === 'string' && isOutcome(outcome))
				outcomes.set(destination, outcome);
			else throw new Error(`Not an outcome: ${JSON.stringify(outcome)}`);
		}
		return Object.fromEntries(outcomes);
	}

	/** Changes the state of a number, for instance `{ isFullyConnected: false }`. */
	number(id: string, change: JsonObject): NumberRecord {
		const number = this.#world.numbers.get(id);
		if (!number) throw new Error(`There is no number ${id}`);
		for (const [name, value] of Object.entries(change)) {
			const field = NUMBER_FIELDS.find((candidate) => candidate === name);
			if (field === undefined || typeof value !== typeof number[field]) {
				throw new Error(`"${name}" of a number cannot be set to this`);
			}
			Object.assign(number, { [field]: value });
		}
		number.updatedAt = this.#world.clock.iso();
		if (change.isFullyConnected !== undefined) this.#tellConnection(number);
		this.#world.changes.notify();
		return number;
	}

	#tellConnection(number: NumberRecord): void {
		const event = number.isFullyConnected ? 'number.connected' : 'number.disconnected';
		const createdAt = this.#world.clock.iso();
		const data = { id: number.id, numberId: number.id, number: `+${number.number}`, createdAt };
		this.#world.webhooks.emit(number.id, event, { event, data });
	}

	/** Labels by destination. */
	labels(): Record<string, string[]> {
		return Object.fromEntries([...this.#world.labels].map(([id, labels]) => [id, [...labels]]));
	}
}
