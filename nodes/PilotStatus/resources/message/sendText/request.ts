import type { IDataObject } from 'n8n-workflow';

import type { ApiRequest } from '../../../../shared/api/request';
import { checkSendBody } from '../../../../shared/api/schemas/send';
import type { ItemReader } from '../../../operation';
import { readDestination } from '../shared/destination';
import { SEND_PATH } from '../shared/path';
import { readSendOptions } from '../shared/sendOptions';
import { readText } from '../../shared/text';
import { readInteractive } from './interactive';

/**
 * A free text with its buttons, header and footer (current send page, mode free text).
 *
 * @throws {InvalidInput} when the item asks for something the API does not take
 */
export function toRequest(item: ItemReader): ApiRequest {
	const body = checkSendBody({
		...readDestination(item),
		text: readText(item.get('text', ''), 'Text', { keepSpace: true }) ?? '',
		...readInteractive(item),
		...readSendOptions(item.get<IDataObject>('textOptions', {}), item),
	});
	return { method: 'POST', path: SEND_PATH, body };
}
