import { entries, object, text } from './facts/judge.mts';
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
const ROUNDS = 3;

/**
 * What a run may have made. It is looked for by its name and not by the answer to its creation, which may have been lost.
 */
export class MadeThings {
	readonly #kinds = new Set<Made['kind']>();
	readonly #service: Service;
	readonly #known: Known;
	#round = 0;

	constructor(service: Service, known: Known) {
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
				const ids = await this.#ids(kinds[kind]);
				if (ids.length === 0) return undefined;
				for (const id of ids) {
					await this.#ask({ method: 'DELETE', route: kinds[kind].route, id });
				}
			} catch (error) {
				reason = error instanceof Error ? error.message : 'no answer';
			}
		}
		const after = await this.#ids(kinds[kind]).catch(() => [kind]);
		if (after.length === 0) return undefined;
		return `The ${kind} named ${this.#known.marker} may still be there (${reason}). Remove it on the dashboard.`;
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
		this.#round += 1;
		return this.#service.ask(
			{ ...ask, moment: `removal ${this.#round}` },
			new AbortController().signal,
			() => undefined,
		);
	}
}
