import { Changes } from './changes.mts';
import { Clock } from './clock.mts';
import { Events } from './events.mts';
import { Faults } from './faults.mts';
import { Ids } from './ids.mts';
import { Journal } from './journal.mts';
import { DEFAULT_SETTINGS, mergeSettings, type Settings } from './settings.mts';
import type {
	ChatMessage,
	ChatRoom,
	KeyRecord,
	NumberRecord,
	OutboundMessage,
	TemplateRecord,
} from './types.mts';
import { CallBook } from '../calls/book.mts';
import { KeptMedia } from './keptMedia.mts';
import { MessageStore } from './messageStore.mts';
import { WebhookCenter } from '../webhooks/center.mts';
import { connectWebhooks } from '../webhooks/connect.mts';
import { seedGroups, seedKeys, seedNewsletters, seedNumbers } from '../seeds/numbers.mts';
import { seedTemplates } from '../seeds/templates.mts';

/** A file that can be downloaded: media of an inbound message. */
export interface StoredFile {
	id: string;
	numberId: string;
	mimeType: string;
	fileName: string | null;
	content: Buffer;
}

/** Everything the sandbox knows, in memory. One world per server. */
export class World {
	readonly clock = new Clock();
	readonly changes = new Changes();
	readonly events = new Events();
	readonly #initial: Settings;
	readonly #firstId: number | undefined;
	settings: Settings;
	/** The address under which the server is reached; known once it listens. */
	url = '';
	/** Counts resets, so that work begun before one can notice. */
	generation = 0;
	ids!: Ids;
	journal!: Journal;
	faults!: Faults;
	numbers!: Map<string, NumberRecord>;
	keys!: KeyRecord[];
	templates!: TemplateRecord[];
	groups!: ChatRoom[];
	newsletters!: ChatRoom[];
	messages!: MessageStore;
	calls!: CallBook;
	/** Files that were fetched from this machine, so that the phone page can show them. */
	kept!: KeptMedia;
	files!: Map<string, StoredFile>;
	/** Labels by destination id (account-wide). */
	labels!: Map<string, Set<string>>;
	/** Chosen log codes or end states by destination, over the rule by number (see outcomes). */
	outcomes!: Map<string, string>;
	/** Time of the last message of a contact, by `<number id> <destination>` (the 24 h window). */
	lastInbound!: Map<string, number>;
	/** Names of contacts by phone number with `+`. */
	contactNames!: Map<string, string>;
	webhooks!: WebhookCenter;
	/** Steps of messages that `holdStatus` stopped. */
	heldSteps!: Array<() => void>;

	/** @param firstId number of the first id after each reset */
	constructor(settings: Partial<Settings>, firstId?: number) {
		this.#firstId = firstId;
		this.#initial = mergeSettings({ ...DEFAULT_SETTINGS }, settings);
		this.settings = { ...this.#initial };
		connectWebhooks(this);
		this.reset();
	}

	/** Back to the seeds and to the settings it was started with. */
	reset(): void {
		this.generation += 1;
		this.clock.reset();
		this.faults?.releaseAll();
		this.webhooks?.close();
		this.settings = { ...this.#initial };
		this.ids = new Ids(this.#firstId, () => this.settings.numericIds);
		this.journal = new Journal();
		this.faults = new Faults(() => this.settings.seed);
		this.numbers = new Map(seedNumbers().map((number) => [number.id, number]));
		this.keys = seedKeys();
		this.templates = seedTemplates();
		this.groups = seedGroups();
		this.newsletters = seedNewsletters();
		this.messages = new MessageStore();
		this.calls = new CallBook();
		this.kept = new KeptMedia();
		this.files = new Map();
		this.labels = new Map();
		this.outcomes = new Map();
		this.lastInbound = new Map();
		this.contactNames = new Map();
		this.heldSteps = [];
		this.webhooks = new WebhookCenter(this);
		this.changes.notify();
	}

	/** When a contact last wrote to any number of the account. */
	lastInboundOf(phone: string): number | undefined {
		const times = [...this.numbers.keys()].map((id) => this.lastInbound.get(`${id} ${phone}`));
		return times.find((time) => time !== undefined);
	}

	/** The number a record belongs to. */
	numberOf(record: ChatMessage | TemplateRecord | ChatRoom | OutboundMessage): NumberRecord {
		const number = this.numbers.get(record.numberId);
		if (!number) throw new Error(`The sandbox has no number ${record.numberId}`);
		return number;
	}
}
