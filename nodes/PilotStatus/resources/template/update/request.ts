import type { ApiRequest } from '../../../../shared/api/request';
import type { ItemContext } from '../../../operation';
import { readCollection } from '../../shared/collection';
import { readText } from '../../shared/text';
import { readContent } from '../shared/content';
import { targetPath } from '../shared/target';

/**
 * New content for a template (docs/api-reference.md 7). Its name stays, and its category is fixed, so neither is sent.
 *
 * @throws {InvalidInput} when the API or Meta would refuse it
 */
export function toRequest(item: ItemContext): ApiRequest {
	const path = targetPath(item);
	const options = readCollection(item, 'templateUpdateOptions');
	const language = readText(options.language, 'Language');
	return {
		method: 'PUT',
		path,
		body: { ...(language === undefined ? {} : { language }), ...readContent(item) },
	};
}
