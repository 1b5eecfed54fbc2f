import type { Answering, CapturedRequest, FakeAnswer } from '../../support/fakeHttp.mts';

/** A webhook as Pilot Status holds it (docs/api-reference.md 11). */
export interface FakeRecord {
	id: string;
	url: string;
	name: string;
	events: string[];
	active: boolean;
}

/**
 * What goes wrong with a request: `refused` and `unavailable` happen before anything is changed, `lost` after it (the
 * answer does not arrive).
 */
export type Fault = 'refused' | 'unavailable' | 'lost';

/** The webhook part of the API, written from docs/api-reference.md 11, for one number. */
export class FakeWebhookApi {
	readonly records = new Map<string, FakeRecord>();
	/** What goes wrong with the coming requests, in order; undefined is a good one. */
	faults: Array<Fault | undefined> = [];
	/** Events that the number cannot emit: dropped silently. */
	unsupported: string[] = [];
	/** How an answer to a list looks. */
	wrapped = false;
	private next = 1;

	/** To be given to fakeHttp. */
	readonly answer: Answering = (request) => {
		const fault = this.faults.shift();
		if (fault === 'refused') throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
		if (fault === 'unavailable') return { status: 503, body: { error: 'Try later' } };
		const answer = this.route(request);
		if (fault === 'lost') throw Object.assign(new Error('cut'), { code: 'ECONNRESET' });
		return answer;
	};

	/** Adds a webhook as somebody else, or an earlier n8n, would have. */
	add(url: string, more: Partial<FakeRecord> = {}): FakeRecord {
		const id = `wh_${this.next++}`;
		const record = { id, url, name: 'x', events: ['message.received'], active: true, ...more };
		this.records.set(id, record);
		return record;
	}

	private route({ method, path, body }: CapturedRequest): FakeAnswer {
		const fields = (body ?? {}) as Partial<FakeRecord>;
		const id = path.replace(/^\/v1\/webhooks\/?/, '');
		if (id === '' && method === 'GET') {
			const list = [...this.records.values()];
			return { status: 200, body: this.wrapped ? { data: list } : list };
		}
		if (id === '' && method === 'POST') {
			const record = this.add(fields.url ?? '', fields);
			record.events = this.kept(fields.events ?? []);
			return { status: 201, body: this.wrapped ? { webhook: record } : { ...record } };
		}
		const record = this.records.get(id);
		if (record === undefined) {
			return { status: 404, body: { error: 'Not found', code: 'WEBHOOK_NOT_FOUND' } };
		}
		if (method === 'PATCH') {
			Object.assign(record, fields);
			if (fields.events !== undefined) record.events = this.kept(fields.events);
		}
		if (method === 'DELETE') {
			this.records.delete(id);
			return { status: 200, body: { deleted: true } };
		}
		return { status: 200, body: { ...record } };
	}

	private kept(events: string[]): string[] {
		return events.filter((event) => !this.unsupported.includes(event));
	}
}
