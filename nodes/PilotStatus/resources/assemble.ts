import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Resource } from '../operation';

/**
 * The properties of the whole node: the resource list, an operation list per resource, and every field with the
 * conditions under which it is shown. A field object that several operations of a resource use appears once.
 */
export function nodeProperties(resources: Resource[]): INodeProperties[] {
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resources.map(({ name, value }) => ({ name, value })).sort(byName),
			default: 'message',
		},
		...resources.map(operationProperty),
		...resources.flatMap(resourceFields),
	];
}

/** Order of names in English. Comparing by locale would make n8n's start wait for ICU's tables (docs/performance.md). */
function byName(one: { name: string }, other: { name: string }): number {
	return one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1;
}

function operationProperty({ value, operations, defaultOperation }: Resource): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [value] } },
		options: operations
			.map(
				({ name, value, action, description }): INodePropertyOptions => ({
					name,
					value,
					action,
					description,
				}),
			)
			.sort(byName),
		default: defaultOperation,
	};
}

function resourceFields({ value: resource, operations }: Resource): INodeProperties[] {
	const users = new Map<INodeProperties, string[]>();
	for (const { value, properties } of operations) {
		for (const property of properties) users.set(property, [...(users.get(property) ?? []), value]);
	}
	return inCommonOrder(operations.map(({ properties }) => properties)).map((property) => ({
		...property,
		displayOptions: {
			...property.displayOptions,
			show: {
				resource: [resource],
				operation: users.get(property) ?? [],
				...property.displayOptions?.show,
			},
		},
	}));
}

/** One list in which every given list keeps its own order, so that a shared last field stays last everywhere. */
function inCommonOrder(lists: INodeProperties[][]): INodeProperties[] {
	const waiting = lists.map((list) => [...list]);
	const ordered: INodeProperties[] = [];
	const isFree = (property: INodeProperties) =>
		waiting.every((list) => list.indexOf(property) <= 0);
	for (;;) {
		const next = waiting.find((list) => list[0] !== undefined && isFree(list[0]))?.[0];
		if (next === undefined) return ordered;
		ordered.push(next);
		for (const list of waiting) if (list[0] === next) list.shift();
	}
}
