import type { INodeProperties } from 'n8n-workflow';

import type { ApiRequest } from '../../shared/api/types';
import type { ListOperation, Resource } from '../operation';
import { limitField, returnAllField } from '../runner/paginate';

/** Fields of Get Many. */
const properties: INodeProperties[] = [returnAllField, limitField];

/** All channels of the number (docs/api-reference.md 8). */
function toRequest(): ApiRequest {
	return { method: 'GET', path: '/v1/newsletters' };
}

/** The channels of the number; the API documents no pages (docs/api-reference.md 8). */
const getMany: ListOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many channels',
	description: "Retrieve a list of the number's channels (newsletters)",
	kind: 'list',
	properties,
	toRequest,
	keys: ['newsletters'],
};

/** WhatsApp channels of the number; the API calls them newsletters. */
export const newsletter: Resource = {
	value: 'newsletter',
	name: 'Channel',
	defaultOperation: 'getMany',
	operations: [getMany],
};
