import { dropOldest } from '../../shared/dropOldest';
import { shortHash } from './contact';

const MINUTE_MS = 60_000;
/** How many contacts this process counts; the one who wrote longest ago is forgotten first. */
const MAX_CONTACTS = 10_000;

interface Count {
	/** When (ms since 1970) which events started the workflow. */
	started: Map<string, number>;
	refusedAt: number;
}

/** Counts, in this process, the messages of each contact that started the workflow within the last minute. */
export class ContactRate {
	private readonly counts = new Map<string, Count>();

	/**
	 * Counts an event where it is within the limit. A repetition of an event that was counted is not counted again: n8n
	 * may not have begun its execution.
	 *
	 * @param contact what tells contacts of all subscriptions apart
	 * @param key what tells events apart
	 * @param limit events per minute
	 * @param now ms since 1970
	 * @returns `firstRefused` for the first one over the limit within a minute
	 */
	count(
		contact: string,
		key: string,
		limit: number,
		now: number,
	): 'allowed' | 'refused' | 'firstRefused' {
		const count = this.countOf(shortHash(contact));
		const { started } = count;
		for (const [event, at] of started) if (now - at >= MINUTE_MS) started.delete(event);
		const which = shortHash(key);
		if (started.has(which)) return 'allowed';
		if (started.size < limit) {
			started.set(which, now);
			return 'allowed';
		}
		const isFirst = now - count.refusedAt >= MINUTE_MS;
		if (isFirst) count.refusedAt = now;
		return isFirst ? 'firstRefused' : 'refused';
	}

	private countOf(contact: string): Count {
		const count = this.counts.get(contact) ?? {
			started: new Map<string, number>(),
			refusedAt: -Infinity,
		};
		// the order of insertion is the order of use
		this.counts.delete(contact);
		this.counts.set(contact, count);
		if (this.counts.size > MAX_CONTACTS) dropOldest(this.counts);
		return count;
	}
}
