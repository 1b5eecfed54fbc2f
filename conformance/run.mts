import { randomBytes } from 'node:crypto';

import { facts, sendingFacts } from './facts/index.mts';
import { scheduleTime } from './facts/sending.mts';
import { judgeBy, notChecked, object, observed, ok, seen } from './judge.mts';
import { MadeThings } from './made.mts';
import { makeMask, type Mask } from './mask.mts';
import { unmet } from './needs.mts';
import type { Options } from './options.mts';
import { Service, type AnswerShape } from './service.mts';
import type { Answer, Ask, Fact, Known, Verdict } from './types.mts';

/** One line of the table; its detail is masked. */
export interface Row extends Verdict {
	id: string;
	source: string;
	claim: string;
}

/** What a run found. */
export interface Report {
	rows: Row[];
	shapes: AnswerShape[];
	/** What could not be removed, one sentence each. */
	left: string[];
	/** What cannot be taken back, one sentence each. */
	lasting: string[];
	stopped: boolean;
	/** Hides key, ids of keys and phone numbers in whatever is shown. */
	mask: Mask;
}

/** How a run meets its surroundings. */
export interface Surroundings {
	/** Stops the run: what it made is removed, the rest is not checked. */
	stop: AbortSignal;
	/** Asks whether to send; not called with `--yes`. */
	confirm: () => Promise<boolean>;
	/** Called after each fact. */
	progress?: (row: Row) => void;
	/** Milliseconds since the epoch. */
	now?: () => number;
}

const MARKER = 'pilot_conformance_delete_me_';
const LIMIT_HEADER = /^(retry-after|(x-)?rate-?limit.*)$/;

/** A name that no other run has, of letters only: digits might be masked as a phone number. */
function makeMarker(): string {
	return MARKER + [...randomBytes(8)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');
}

/** Judges answers that say nothing about the fact asked for. */
function unrelated(answer: Answer): Verdict | undefined {
	const { status } = answer;
	if (status === 401) return notChecked('the key was refused (HTTP 401)');
	if (status === 429) return notChecked('rate limit (HTTP 429)');
	if (status >= 300 && status < 400) return notChecked(`redirected (HTTP ${status}); not followed`);
	if (status >= 500) return notChecked(`the service failed (HTTP ${status})`);
	return undefined;
}

/** Why there was no answer. Does not ask for the class: Node's own errors may be of another realm's Error. */
function why(error: unknown): string {
	const { message, cause } = object(error);
	const parts = [message, object(cause).message].filter((part) => typeof part === 'string');
	return `no answer (${parts.join(': ')})`;
}

/** Remembers a message that went out, or may have. Equal requests are sent once, so each answer counts once. */
function noteSent(known: Known, ask: Ask, answer: Answer): void {
	if (answer.status >= 500) known.sent.unknown = true;
	else known.sent.accepted.add(JSON.stringify(ask));
}

/** What a run did that nothing takes back. */
function lasting({ sent, scheduledId }: Known): string[] {
	const count = sent.accepted.size;
	return [
		...(count === 0
			? []
			: [
					`${count === 1 ? 'One message was' : `${count} messages were`} sent to the number of --send-to. A sent message cannot be taken back.`,
				]),
		...(sent.unknown
			? ['A message may have been sent to the number of --send-to: its answer was lost.']
			: []),
		...(scheduledId === undefined
			? []
			: ['The message that was scheduled and cancelled stays in the logs of Pilot Status.']),
	];
}

/** Gives the request of a fact, or why it cannot be made. */
function requestOf({ ask, needs = [], never }: Fact, known: Known): Ask | string {
	for (const need of needs) {
		const reason = unmet(need, known);
		if (reason !== undefined) return reason;
	}
	const asked = typeof ask === 'function' ? ask(known) : (ask ?? never ?? '');
	if (typeof asked === 'string' || asked.of === undefined) return asked;
	const { of, ...rest } = asked;
	return unmet(of, known) ?? { ...rest, id: known[of] ?? '' };
}

/** Judges an answer that is about the fact. */
function judge({ expect, show, judge: own }: Fact, answer: Answer, known: Known): Verdict {
	if (own !== undefined) return own(answer, known);
	if (expect !== undefined) return judgeBy(answer, known, expect);
	const shown = show === undefined || !ok(answer) ? seen(answer) : show(answer, known);
	return typeof shown === 'string' ? observed(shown) : shown;
}

/**
 * Checks every fact against the service, and removes what it made, however it ends. Never throws for what the service does.
 */
export async function conform(options: Options, around: Surroundings): Promise<Report> {
	const { stop, confirm, progress = () => undefined, now = Date.now } = around;
	const known: Known = {
		marker: makeMarker(),
		webhookUrl: options.webhookUrl,
		key: options.key,
		numberIdHeader: options.numberId,
		sendTo: options.sendTo ?? '',
		limitHeaders: new Set(),
		listed: new Set(),
		sent: { accepted: new Set(), unknown: false },
	};
	const { mask, add: addSecret } = makeMask([
		options.key,
		options.sendTo ?? '',
		(options.sendTo ?? '').slice(1),
	]);
	const service = new Service(options);
	const made = new MadeThings(service, known, options.retryMs);
	const rows: Row[] = [];
	const add = ({ id, source, claim }: Fact, verdict: Verdict): void => {
		const row = { id, source, claim, ...verdict };
		rows.push(row);
		progress(row);
	};
	// Control characters of the service could steer the terminal.
	const tidy = (detail: string): string =>
		mask(detail)
			.replace(/\p{Cc}+/gu, ' ')
			.slice(0, 400);

	const check = async (fact: Fact): Promise<Verdict> => {
		if (stop.aborted) return notChecked('stopped');
		if (known.keyRefused === true && fact.about?.includes(401) !== true) {
			return notChecked('the key was refused (HTTP 401)');
		}
		const ask = requestOf(fact, known);
		if (typeof ask === 'string') return notChecked(ask);
		try {
			const answer = await service.ask(ask, stop, (kind) => made.note(kind));
			for (const name of answer.headers.keys()) {
				if (LIMIT_HEADER.test(name)) known.limitHeaders.add(name);
			}
			const isAbout = fact.about?.includes(answer.status) === true;
			fact.learn?.(answer, known);
			const isTaken = answer.status < 300 || answer.status >= 500;
			if (ask.makes === 'scheduled message' && known.scheduledId === undefined) {
				known.scheduleAnswerLost = isTaken;
			}
			if (ask.sends === true && isTaken) noteSent(known, ask, answer);
			addSecret(known.keyId ?? '');
			return (isAbout ? undefined : unrelated(answer)) ?? judge(fact, answer, known);
		} catch (error) {
			if (ask.makes === 'scheduled message') known.scheduleAnswerLost = true;
			if (ask.sends === true) known.sent.unknown = true;
			return notChecked(stop.aborted ? 'stopped' : why(error));
		}
	};
	const checkAll = async (list: Fact[]): Promise<void> => {
		for (const fact of list) {
			const { outcome, detail } = await check(fact);
			add(fact, { outcome, detail: tidy(detail) });
		}
	};
	const skipSending = (reason: string): void => {
		for (const fact of sendingFacts) add(fact, notChecked(fact.never ?? reason));
	};

	let left: string[] = [];
	try {
		await checkAll(facts);
		if (options.sendTo === undefined) skipSending('would send: needs --send-to');
		else if (known.keyRefused === true) skipSending('the key was refused (HTTP 401)');
		else if (known.scope === 'tenant') skipSending('needs the key of a number');
		else if (!stop.aborted && (options.yes || (await confirm()))) {
			known.deliverAt = scheduleTime(now());
			await checkAll(sendingFacts);
		} else skipSending(stop.aborted ? 'stopped' : 'declined');
	} finally {
		left = (await made.removeAll()).map(mask);
	}
	return {
		rows,
		shapes: service.shapes,
		left,
		lasting: lasting(known),
		stopped: stop.aborted,
		mask,
	};
}
