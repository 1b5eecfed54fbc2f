import { entries, object, text } from './judge.mts';
import type { Service } from './service.mts';
import type { Answer, Ask, Known, Made } from './types.mts';

/** How to take a kind of thing back. */
interface Kind {
	list: Ask;
	/** The key of a wrapped list. */
	wrapper: string;
	route: string;
}

const kinds: Readonly<Record<'webhook' | 'template', Kind>> = {
	webhook: {
		list: { method: 'GET', route: '/v1/webhooks' },
		wrapper: 'webhooks',
		route: '/v1/webhooks/{id}',
	},
	template: {
		list: { method: 'GET', route: '/v1/templates' },
		wrapper: 'templates',
		route: '/v1/templates/{id}',
	},
};
const ROUNDS = 6;

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * What a run may have made. It is looked for by its name and not by the answer to its creation, which may have been lost.
 */
export class MadeThings {
	readonly #kinds = new Set<Made['kind']>();
	readonly #service: Service;
	readonly #known: Known;
	readonly #retryMs: number;
	#requests = 0;

	/** @param retryMs first pause after a removal that failed; it doubles each time */
	constructor(service: Service, known: Known, retryMs: number) {
		this.#retryMs = retryMs;
		this.#service = service;
		this.#known = known;
	}

	/** To be called before a request that may make such a thing. */
	note(kind: Made['kind']): void {
		this.#kinds.add(kind);
	}

	/**
	 * Removes everything that carries this run's name, and looks again whether it is gone.
	 *
	 * @returns what may still be there, one sentence each; empty when all is clean
	 */
	async removeAll(): Promise<string[]> {
		const left: string[] = [];
		for (const kind of this.#kinds) {
			const reason =
				kind === 'scheduled message' ? await this.#cancel() : await this.#removeKind(kind);
			if (reason !== undefined) left.push(reason);
		}
		return left;
	}

	async #removeKind(kind: 'webhook' | 'template'): Promise<string | undefined> {
		let reason = 'it is still listed';
		for (let round = 0; round < ROUNDS; round += 1) {
			try {
				await this.#removeById(kind);
				const ids = await this.#ids(kinds[kind]);
				for (const id of ids) await this.#delete(kind, id);
				if ((await this.#ids(kinds[kind])).length === 0) return undefined;
			} catch (error) {
				reason = text(object(error), 'message') ?? 'no answer';
			}
			if (round < ROUNDS - 1) await pause(this.#retryMs * 2 ** round);
		}
		return `The ${kind} named ${this.#known.marker} may still be there (${reason}). Remove it on the dashboard.`;
	}

	/** Also removes what the service lists under another name than we gave. */
	async #removeById(kind: 'webhook' | 'template'): Promise<void> {
		const id = kind === 'webhook' ? this.#known.webhookId : this.#known.ownTemplateId;
		if (id !== undefined) await this.#delete(kind, id);
	}

	/** @throws Error unless it was deleted or is not there */
	async #delete(kind: 'webhook' | 'template', id: string): Promise<void> {
		const { status } = await this.#ask({ method: 'DELETE', route: kinds[kind].route, id });
		if (status !== 404 && (status < 200 || status > 299)) {
			throw new Error(`its deletion was answered HTTP ${status}`);
		}
	}

	/** Ids of what carries our name. @throws Error when the list cannot be read */
	async #ids({ list, wrapper }: Kind): Promise<string[]> {
		const answer = await this.#ask(list);
		if (answer.status !== 200) throw new Error(`the list was answered HTTP ${answer.status}`);
		return entries(answer.json, wrapper)
			.filter(({ name }) => name === this.#known.marker)
			.map((entry) => text(entry, 'id') ?? this.#known.marker);
	}

	async #cancel(): Promise<string | undefined> {
		const { scheduledId: id, scheduleAnswerLost } = this.#known;
		if (id === undefined) {
			return scheduleAnswerLost === true
				? `A message to the number of --send-to may be scheduled for ${this.#known.deliverAt ?? 'tomorrow'}: its answer was lost. Cancel it on the dashboard.`
				: undefined;
		}
		try {
			await this.#ask({
				method: 'DELETE',
				route: '/v1/messages/cancel',
				body: { messageIds: [id] },
			});
			const answer = await this.#ask({ method: 'GET', route: '/v1/messages/{id}', id });
			if (/^CANCELL?ED$/.test(String(object(answer.json).status))) return undefined;
		} catch {
			// The sentence below says what to do.
		}
		return `The message scheduled for ${this.#known.deliverAt ?? 'tomorrow'} may still go out. Cancel it on the dashboard.`;
	}

	#ask(ask: Ask): Promise<Answer> {
		this.#requests += 1;
		return this.#service.ask(
			{ ...ask, moment: `removal ${this.#requests}` },
			new AbortController().signal,
			() => undefined,
		);
	}
}
