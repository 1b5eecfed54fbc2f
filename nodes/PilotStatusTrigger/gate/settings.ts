import type { IWebhookFunctions } from 'n8n-workflow';

import { isRecord, textOf } from '../../shared/api/answers';
import { wantedEvents } from '../events';

/** The node's parameters as the gate uses them. */
export interface GateSettings {
	events: string[];
	ignoreOwnMessages: boolean;
	ignoreDuplicates: boolean;
	/** Empty: everybody. */
	senders: string[];
	/** Empty: every text. */
	textPattern: string;
	downloadMedia: boolean;
	binaryPropertyName: string;
	rawBody: boolean;
}

/** Reads the parameters; what is not set has the default of the description. */
export function readSettings(context: IWebhookFunctions): GateSettings {
	const parameter: unknown = context.getNodeParameter('options', {});
	const options = isRecord(parameter) ? parameter : {};
	return {
		events: wantedEvents(context.getNodeParameter('events', [])),
		ignoreOwnMessages: options.ignoreOwnMessages !== false,
		ignoreDuplicates: options.ignoreDuplicates !== false,
		senders: listOfSenders(options.senders),
		textPattern: patternOf(options),
		downloadMedia: options.downloadMedia === true,
		binaryPropertyName: textOf(options.binaryPropertyName) ?? 'data',
		rawBody: options.rawBody === true,
	};
}

/** The text pattern among the node's options; empty when there is none. */
export function patternOf(options: unknown): string {
	return isRecord(options) ? (textOf(options.textPattern) ?? '') : '';
}

function listOfSenders(value: unknown): string[] {
	const entries: unknown[] = Array.isArray(value) ? value : String(textOf(value) ?? '').split(',');
	return entries.map((entry) => String(entry).trim()).filter((entry) => entry !== '');
}
