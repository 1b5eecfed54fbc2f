import type { ApiRequest } from '../../../../shared/api/request';
import { invalidChoice } from '../../../../shared/invalidInput';
import type { ItemContext } from '../../../operation';
import { requireText } from '../../shared/required';
import { CATEGORIES } from '../shared/category';
import { readContent } from '../shared/content';

/**
 * A new template (docs/api-reference.md 7).
 *
 * @throws {InvalidInput} when the API or Meta would refuse it
 */
export function toRequest(item: ItemContext): ApiRequest {
	const name = requireText(item, 'templateName', 'Template Name', 'Enter a name for the template');
	const chosen = item.get<unknown>('templateCategory', 'UTILITY');
	const category = CATEGORIES.find((value) => value === chosen);
	if (category === undefined) throw invalidChoice('Category', chosen, CATEGORIES);
	const language = requireText(
		item,
		'templateLanguage',
		'Language',
		'Enter a language code, such as pt_BR or en_US',
	);
	return {
		method: 'POST',
		path: '/v1/templates',
		body: { name, category, language, ...readContent(item) },
	};
}
