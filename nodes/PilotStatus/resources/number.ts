import type { INodeProperties, IDataObject, INodeExecutionData } from 'n8n-workflow';

import { listOf, isRecord, recordOf } from '../../shared/json';
import type { ApiRequest, Failure } from '../../shared/api/types';
import { InvalidInput } from '../../shared/invalidInput';
import { normalisePhone } from '../../shared/phone';
import { shorten, readBoolean } from '../../shared/values';
import type {
	ItemContext,
	EntryResult,
	BatchOperation,
	RequestOperation,
	ListOperation,
	Resource,
} from '../operation';
import { simplifyField, limitField, returnAllField } from '../runner/paginate';
import { pathWith, requireId } from './common/read';
import { pickFields, wantsSimplified } from './common/simplify';

/** Fields of Check. */
const checkFields: INodeProperties[] = [
	{
		displayName: 'Phone Number to Check',
		name: 'numberToCheck',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. +55 11 99999-9999',
		description: 'With + and country code',
	},
];

/** Most numbers of one request (docs/api-reference.md 9). */
const BATCH_SIZE = 20;

/**
 * The phone number that an item wants checked.
 *
 * @throws {InvalidInput} when it is none
 */
function toEntry(item: ItemContext): string {
	const label = 'Phone Number to Check';
	const phone = normalisePhone(item.get('numberToCheck', ''), label);
	if (phone.startsWith('+')) return phone;
	throw new InvalidInput(
		`"${label}" is "${shorten(phone)}", a user ID, which cannot be checked`,
		'Enter a phone number, such as +55 11 99999-9999',
	);
}

/** The check of several numbers (docs/api-reference.md 9); a number that several items name is sent once. */
function checkRequest(numbers: string[]): ApiRequest {
	return { method: 'POST', path: '/v1/numbers/check', body: { numbers: [...new Set(numbers)] } };
}

const NOT_TOLD: Failure = {
	message: 'Pilot Status did not report whether this number is on WhatsApp',
	description: 'Run the check again for this number',
	code: 'NOT_TOLD',
	mayHaveBeenSent: false,
	canRetry: false,
};

/**
 * Each number's own result, found by the `input` that the API gives back (docs/api-reference.md 9) and never by position: the
 * order is not documented.
 */
function toResults(body: unknown, numbers: string[]): EntryResult[] {
	const results = new Map<string, IDataObject>();
	for (const result of listOf(body, 'results')) results.set(digitsOf(result.input), result);
	return numbers.map((number) => {
		const result = results.get(digitsOf(number));
		return result === undefined ? { failure: NOT_TOLD } : { json: { ...result } };
	});
}

/** The digits of a number: its `+` and punctuation may have been dropped on the way. */
function digitsOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number'
		? String(value).replace(/\D/g, '')
		: '';
}

/** Finds out which phone numbers have WhatsApp; an entry is a phone number in E.164. */
const check: BatchOperation<string> = {
	value: 'check',
	name: 'Check',
	action: 'Check number',
	description: 'Check whether phone numbers are on WhatsApp. For QR-paired numbers only.',
	kind: 'batch',
	batchSize: BATCH_SIZE,
	properties: checkFields,
	toEntry,
	toRequest: checkRequest,
	toResults,
};

/** Fields of Get. */
const getFields: INodeProperties[] = [
	{
		displayName: 'Number',
		name: 'numberId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a number...',
				typeOptions: { searchListMethod: 'searchNumbers', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. num_1',
				hint: 'ID in Pilot Status, not the phone number',
			},
		],
	},
	{
		displayName: 'Refresh',
		name: 'refreshNumber',
		type: 'boolean',
		default: false,
		description: 'Whether to first update the status of an official number from Meta',
	},
	simplifyField,
];

/**
 * One number (docs/api-reference.md 9).
 *
 * @throws {InvalidInput} when none is chosen
 */
function getRequest(item: ItemContext): ApiRequest {
	const path = pathWith('/v1/numbers', requireId(item, 'numberId', 'Number'), 'Number');
	const isRefreshed = readBoolean(item.get('refreshNumber', false), 'Refresh');
	return { method: 'GET', path, ...(isRefreshed ? { query: { refresh: 1 } } : {}) };
}

/** The ten most useful fields (docs/api-reference.md 9); `health` holds more than the connection and is often empty. */
const FIELDS = {
	id: 'id',
	number: 'number',
	name: 'name',
	provider: 'provider',
	state: 'state',
	isFullyConnected: 'isFullyConnected',
	sendable: 'health.sendable',
	metaStatus: 'health.metaStatus',
	qualityRating: 'health.qualityRating',
	messagingLimitTier: 'health.messagingLimitTier',
};

/** The number as the API gives it, or simplified. */
function toItems(body: unknown, item: ItemContext): INodeExecutionData[] {
	const whole = isRecord(body) ? body : {};
	if (!wantsSimplified(item)) return [{ json: whole }];
	return [{ json: pickFields(recordOf(body, 'number') ?? whole, FIELDS) }];
}

/** One number with its health. */
const get: RequestOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get number',
	description: 'Get the connection status and health of a WhatsApp number',
	kind: 'other',
	properties: getFields,
	toRequest: getRequest,
	toItems,
};

/** Fields of Get Many. */
const getManyFields: INodeProperties[] = [returnAllField, limitField];

/** The numbers that the key sees (docs/api-reference.md 9). */
function getManyRequest(): ApiRequest {
	return { method: 'GET', path: '/v1/numbers' };
}

/** The numbers that the key sees. A record has ten fields (docs/api-reference.md 9), so there is nothing to simplify. */
const getMany: ListOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many numbers',
	description: 'Retrieve a list of WhatsApp numbers the key can access',
	kind: 'list',
	properties: getManyFields,
	toRequest: getManyRequest,
	keys: ['numbers'],
};

/** WhatsApp numbers of the account, and the check of other people's numbers. */
export const number: Resource = {
	value: 'number',
	name: 'Number',
	defaultOperation: 'check',
	operations: [check, get, getMany],
};
