import {
	type IDataObject,
	type IHookFunctions,
	type IWebhookFunctions,
	NodeOperationError,
} from 'n8n-workflow';

import { isRecord, textOf } from '../../shared/json';
import { identityOf, type ChatMessage } from '../../shared/deliveries/message';
import { InvalidInput } from '../../shared/invalidInput';
import { readPhoneList } from '../../shared/phone';
import { describeValue, readList, isSet, readBoolean, readNumber } from '../../shared/values';
import { wantedEvents } from '../events';
import { foldText, type Match, MATCHES, type TextFilter } from './textFilter';

const LABEL = 'Senders';
/** WhatsApp's own addresses of groups and channels, and of people who hide their number: compared as they are. */
const ADDRESS = /^[\d-]+@(g\.us|newsletter|lid)$/;

/**
 * Reads the option Senders: phone numbers with country code, with or without `+`; user IDs, groups.
 *
 * @returns identities, as {@link identityOf} gives them; at least one
 * @throws {InvalidInput} when there is none, or one that cannot be a sender
 */
function readSenders(value: unknown): string[] {
	const entries = readList(value, LABEL);
	if (entries.length === 0) {
		throw new InvalidInput(
			`"${LABEL}" ${describeValue(value)}`,
			'Enter at least one phone number, or remove the option to accept everyone',
		);
	}
	const addresses = entries.filter((entry) => ADDRESS.test(entry));
	const others = entries.filter((entry) => !ADDRESS.test(entry));
	const phones = others.length === 0 ? [] : readPhoneList(others, LABEL);
	return [...addresses, ...phones.map(identityOf)];
}

/** Tells that a message was written by one of the senders, or in one of them where it is a group. */
export function isFromOneOf({ senders, room }: ChatMessage, wanted: readonly string[]): boolean {
	const given = room === undefined ? senders : [...senders, room];
	return given.some((id) => wanted.includes(identityOf(id)));
}

/** Holds the node's parameters as the checks of a delivery use them. */
export interface TriggerOptions {
	events: string[];
	ignoreOwnMessages: boolean;
	ignoreDuplicates: boolean;
	/** Identities of the senders that are let in; undefined: everybody. */
	senders: string[] | undefined;
	/** Undefined: every text. */
	textFilter: TextFilter | undefined;
	/** Kinds that are let in beside unknown ones; undefined: all but reactions. */
	messageTypes: string[] | undefined;
	/** Age in ms from which a message is ignored; 0: none. */
	ignoreOlderThan: number;
	/** Messages of one contact per minute that start the workflow; 0: all. */
	maxPerContact: number;
	/** How long (ms) a contact's messages are ignored after a person answered; 0: not at all. */
	pauseAfterPerson: number;
	downloadMedia: boolean;
	binaryPropertyName: string;
	rawBody: boolean;
}

const MINUTE_MS = 60_000;
/** Longest time in an option (minutes): a year. */
const MAX_MINUTES = 525_600;
/** Most messages of one contact per minute that can be counted. */
const MAX_PER_MINUTE = 1_000;

/**
 * Reads the parameters; what is not set has the default of the description.
 *
 * @throws {NodeOperationError} when an option that restricts cannot be read, or is there and empty: an expression that
 * gave nothing must not let everybody in
 */
export function readSettings(context: IHookFunctions | IWebhookFunctions): TriggerOptions {
	const parameter: unknown = context.getNodeParameter('options', {});
	const options = isRecord(parameter) ? parameter : {};
	try {
		return {
			events: wantedEvents(context.getNodeParameter('events', [])),
			ignoreOwnMessages: yesOrNo(options, 'ignoreOwnMessages', 'Ignore Own Messages', true),
			ignoreDuplicates: yesOrNo(options, 'ignoreDuplicates', 'Ignore Duplicates', true),
			senders: 'senders' in options ? readSenders(options.senders) : undefined,
			textFilter: 'textFilter' in options ? readTextFilter(options.textFilter) : undefined,
			messageTypes: 'messageTypes' in options ? readTypes(options.messageTypes) : undefined,
			ignoreOlderThan: minutes(options, 'ignoreOlderThan', 'Ignore Messages Older Than'),
			maxPerContact: numberIn(options, 'maxPerContact', 'Max Messages per Contact', MAX_PER_MINUTE),
			pauseAfterPerson: minutes(options, 'pauseAfterPerson', 'Pause After a Person Answered'),
			downloadMedia: yesOrNo(options, 'downloadMedia', 'Download Media', false),
			binaryPropertyName: textOf(options.binaryPropertyName) ?? 'data',
			rawBody: yesOrNo(options, 'rawBody', 'Output Raw Body', false),
		};
	} catch (error) {
		const { message, description } = error as InvalidInput;
		throw new NodeOperationError(context.getNode(), message, { description });
	}
}

/** @throws {InvalidInput} when there is no word to look for */
function readTextFilter(option: unknown): TextFilter {
	const filter = isRecord(option) && isRecord(option.value) ? option.value : undefined;
	const match = filter?.match ?? 'contains';
	if (!isMatch(match)) {
		throw new InvalidInput(
			`"Match" of "Text Filter" ${describeValue(match)}`,
			`Set it to one of these: ${MATCHES.join(', ')}`,
		);
	}
	const words = readList(filter?.words, 'Words').map(foldText);
	if (words.length > 0) return { match, words };
	throw new InvalidInput(
		`"Words" of "Text Filter" ${describeValue(filter?.words ?? '')}`,
		'Enter at least one word or phrase, or remove the option to accept every text',
	);
}

function isMatch(value: unknown): value is Match {
	return MATCHES.some((match) => match === value);
}

/** @throws {InvalidInput} when there is no type */
function readTypes(option: unknown): string[] {
	const types = readList(option, 'Message Types').map((type) => type.toLowerCase());
	if (types.length > 0) return types;
	throw new InvalidInput(
		`"Message Types" ${describeValue(option)}`,
		'Choose at least one type, or remove the option to accept all but reactions',
	);
}

function yesOrNo(options: IDataObject, name: string, label: string, fallback: boolean): boolean {
	return isSet(options[name]) ? readBoolean(options[name], label) : fallback;
}

function minutes(options: IDataObject, name: string, label: string): number {
	return numberIn(options, name, label, MAX_MINUTES, false) * MINUTE_MS;
}

function numberIn(
	options: IDataObject,
	name: string,
	label: string,
	max: number,
	integer = true,
): number {
	return name in options ? readNumber(options[name], label, { min: 0, max, integer }) : 0;
}
