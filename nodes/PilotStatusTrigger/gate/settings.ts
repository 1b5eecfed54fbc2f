import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { isRecord, textOf } from '../../shared/api/answers';
import { InvalidInput } from '../../shared/invalidInput';
import { describeValue, isSet, readBoolean, readList, readNumber } from '../../shared/values';
import { wantedEvents } from '../events';
import { readSenders } from './senders';
import { foldText, type Match, MATCHES, type TextFilter } from './words';

/** The node's parameters as the gate uses them. */
export interface GateSettings {
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
export function readSettings(context: IHookFunctions | IWebhookFunctions): GateSettings {
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
