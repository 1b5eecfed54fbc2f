import type { INodePropertyOptions } from 'n8n-workflow';

import { eventsProperty } from '../../../nodes/PilotStatusTrigger/properties.ts';
import type { Row } from '../translation.mts';

/** What the trigger can be told to start on. */
export function eventRows(): Row[] {
	const options = (eventsProperty.options ?? []).filter(
		(option): option is INodePropertyOptions => 'value' in option,
	);
	return options.map(({ name, value, description = '' }) => ({
		before: [`**${name}**`, `\`${value}\``],
		sentences: [description],
		after: [],
	}));
}
