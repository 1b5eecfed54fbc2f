/**
 * n8n's UX rules over the description as it is built. The linters read literals only, and stop where a
 * list is put together by code; these tests do not.
 */
import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { PilotStatusApi } from '../../credentials/PilotStatusApi.credentials.ts';
import { PilotStatus } from '../../nodes/PilotStatus/PilotStatus.node.ts';
import { PilotStatusTrigger } from '../../nodes/PilotStatusTrigger/PilotStatusTrigger.node.ts';
import {
	allProperties,
	choicesOf,
	innerGroups,
	operationsOf,
	type PlacedProperty,
	propertiesOf,
} from '../support/description.mts';
import { hasEmoji, hasRightPeriod, isTitleCase, unsorted } from './rules/wording.mts';

const nodes = [new PilotStatus(), new PilotStatusTrigger()];
const descriptions = nodes.map(({ description }): INodeTypeDescription => description);
const everywhere = [
	...descriptions.flatMap(({ properties }) => allProperties(properties)),
	...allProperties(new PilotStatusApi().properties, 'credential: '),
];

/** Places of the properties that break a rule. */
function breaking(breaks: (placed: PlacedProperty) => boolean): string[] {
	return [...new Set(everywhere.filter(breaks).map(({ place }) => place))];
}

/** Texts of a property that a person reads, besides its name. */
function textsOf({ description, hint }: INodeProperties): string[] {
	return [description, hint].filter((text) => text !== undefined);
}

test('there is something to look at', () => {
	expect(everywhere.length).toBeGreaterThan(40);
});

describe('names', () => {
	test('are in Title Case', () => {
		expect(breaking(({ property }) => !isTitleCase(property.displayName))).toEqual([]);
		expect(
			breaking(({ property }) => choicesOf(property).some(({ name }) => !isTitleCase(name))),
		).toEqual([]);
	});

	test('of parameters are in camelCase', () => {
		expect(breaking(({ property }) => !/^[a-z][a-zA-Z0-9]*$/.test(property.name))).toEqual([]);
	});

	test('of a binary field are the ones that n8n uses, for input and for output', () => {
		const named = everywhere.filter(({ property }) => /binaryPropertyName$/i.test(property.name));
		expect(named.length).toBe(4);
		for (const { property } of named) {
			const isOutput = textsOf(property).some((text) => text.includes('output'));
			expect(property.displayName).toBe(
				isOutput ? 'Put Output File in Field' : 'Input Data Field Name',
			);
		}
	});
});

describe('texts', () => {
	test('end with a period only when they are several sentences', () => {
		expect(
			breaking(({ property }) => textsOf(property).some((text) => !hasRightPeriod(text))),
		).toEqual([]);
		expect(
			breaking(({ property }) =>
				choicesOf(property).some(({ description = '' }) => !hasRightPeriod(description)),
			),
		).toEqual([]);
	});

	test('of a boolean begin with Whether', () => {
		expect(
			breaking(
				({ property }) =>
					property.type === 'boolean' && !/^Whether /.test(property.description ?? ''),
			),
		).toEqual([]);
	});

	test('hold no markup and no spare space, names no emoji', () => {
		const isSpoilt = (text: string) => /^\s|\s$|\s{2}|<(?!a |\/a>|code>|\/code>)/.test(text);
		expect(
			breaking(({ property }) => [property.displayName, ...textsOf(property)].some(isSpoilt)),
		).toEqual([]);
		// in a description it may be the very text that the person can use
		expect(
			breaking(({ property }) =>
				[property, ...choicesOf(property)].some(
					({ name, ...rest }) =>
						hasEmoji(name) || ('displayName' in rest && hasEmoji(String(rest.displayName))),
				),
			),
		).toEqual([]);
	});

	test('of a placeholder begin with e.g.', () => {
		expect(
			breaking(({ property: { type, placeholder } }) => {
				if (placeholder === undefined) return false;
				const isAdder = type === 'collection' || type === 'fixedCollection';
				return isAdder ? !/^Add [A-Za-z]/.test(placeholder) : !placeholder.startsWith('e.g. ');
			}),
		).toEqual([]);
	});
});

describe('lists', () => {
	test('of choices are alphabetical', () => {
		expect(
			breaking(({ property }) => unsorted(choicesOf(property).map(({ name }) => name)) !== ''),
		).toEqual([]);
	});

	test('of optional fields are alphabetical', () => {
		expect(
			breaking(({ property }) => {
				if (property.type !== 'collection') return false;
				return innerGroups(property).some(
					({ properties }) => unsorted(properties.map(({ displayName }) => displayName)) !== '',
				);
			}),
		).toEqual([]);
	});

	test('contain their own default', () => {
		expect(
			breaking(({ property }) => {
				const values = choicesOf(property).map(({ value }) => value);
				if (property.type === 'options') return !values.includes(property.default as string);
				return false;
			}),
		).toEqual([]);
	});

	test('hold no value twice', () => {
		expect(
			breaking(({ property }) => {
				const values = choicesOf(property).map(({ value }) => value);
				return new Set(values).size !== values.length;
			}),
		).toEqual([]);
	});
});

describe('operations', () => {
	const named = descriptions.flatMap((description) =>
		description.properties
			.filter(({ name }) => name === 'resource')
			.flatMap(choicesOf)
			.flatMap(({ value }) =>
				operationsOf(description, String(value)).map((operation) => ({
					description,
					resource: String(value),
					operation,
				})),
			),
	);

	test('have a name, an action and a description', () => {
		expect(named.length).toBeGreaterThan(0);
		for (const { operation } of named) {
			const { name, action = '', description = '' } = operation;
			expect(isTitleCase(name)).toBe(true);
			// sentence case, with the resource, without articles
			expect(action).toMatch(/^[A-Z][a-z]+( [a-z]+)+$/);
			expect(action).not.toMatch(/\b(a|an|the)\b/);
			expect(description.length).toBeGreaterThan(10);
			expect(description.toLowerCase()).not.toBe(action.toLowerCase());
			expect(hasRightPeriod(description)).toBe(true);
		}
	});

	test('take no expression where n8n reads the choice itself', () => {
		expect(
			breaking(
				({ property }) =>
					['resource', 'operation'].includes(property.name) && property.noDataExpression !== true,
			),
		).toEqual([]);
	});

	test('use a parameter name for one thing only', () => {
		const meanings = new Map<string, Set<string>>();
		for (const { description, resource, operation } of named) {
			for (const property of propertiesOf(description, resource, String(operation.value))) {
				if (property.name === 'operation') continue;
				const { name, displayName, type, default: value } = property;
				const meaning = JSON.stringify({ displayName, type, value });
				meanings.set(name, (meanings.get(name) ?? new Set()).add(meaning));
			}
		}
		const shared = [...meanings].filter(([, different]) => different.size > 1);
		expect(shared.map(([name, different]) => ({ name, different: [...different] }))).toEqual([]);
	});
});

describe('conditions', () => {
	const roots = descriptions.flatMap(({ properties }) => properties);

	/** The parameter that a condition names; `/` leads to the root, `@` to no parameter. */
	function target(key: string, { siblings, place }: PlacedProperty): INodeProperties[] {
		const [name] = key.replace(/^\//, '').split('.');
		const beside = key.startsWith('/') && !place.startsWith('credential: ') ? roots : siblings;
		return beside.filter((other) => other.name === name);
	}

	const keysOf = (conditions: object | undefined) =>
		Object.keys(conditions ?? {}).filter((key) => !key.startsWith('@'));

	test('refer to parameters that exist, by sibling or root name', () => {
		expect(
			breaking((placed) => {
				const { show, hide } = placed.property.displayOptions ?? {};
				return [...keysOf(show), ...keysOf(hide)].some((key) => target(key, placed).length === 0);
			}),
		).toEqual([]);
	});

	/**
	 * When n8n loads a workflow it checks conditions against simple values only
	 * (NodeHelpers.getNodeParameters, `onlySimpleTypes`): a `show` that looks at a collection never holds
	 * there, and what a person entered in the field is lost in silence. Unless the same name is there a
	 * second time under a condition that can hold: n8n keeps the value when one of them is shown.
	 */
	test('under which a field is shown can hold when a workflow is loaded', () => {
		const isCollection = ({ type }: INodeProperties) =>
			type === 'collection' || type === 'fixedCollection';
		const canHold = (property: INodeProperties, placed: PlacedProperty) =>
			keysOf(property.displayOptions?.show).every((key) => !target(key, placed).some(isCollection));
		expect(
			breaking(
				(placed) =>
					!placed.siblings.some(
						(other) => other.name === placed.property.name && canHold(other, placed),
					),
			),
		).toEqual([]);
	});
});

test('nothing says required: false', () => {
	expect(breaking(({ property }) => property.required === false)).toEqual([]);
});
