import { isRecord } from '../../../../shared/api/answers';
import type { ItemContext } from '../../../operation';

/** How the template list writes a MARKETING template: `spring_sale (MARKETING, en_US)`. */
const MARKETING_LABEL = / \(MARKETING(, [^)]*)?\)$/;

/**
 * Says, with the second message of a run, that Pilot Status spaces MARKETING messages itself (send pages). The category is
 * taken from the label that the editor saved with the choice: asking the API for it would cost every run a request.
 */
export function hintAtPace(item: ItemContext): void {
	if (item.index === 0) return;
	const saved = item.rawParameter('templateId');
	if (!isRecord(saved) || saved.mode !== 'list') return;
	const { cachedResultName: label } = saved;
	if (typeof label !== 'string' || !MARKETING_LABEL.test(label)) return;
	item.hint(
		'Pilot Status spaces out messages of MARKETING templates, by default 8 to 25 seconds apart. They are accepted immediately and arrive later, so no delay is needed here.',
	);
}
