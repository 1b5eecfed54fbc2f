import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Resource } from '../operation';

/**
 * The properties of the whole node: the resource list, an operation list per resource, and every field with the
 * conditions under which it is shown. A field object that several operations use appears once, also when they belong to
 * several resources and have the same values there: the editor downloads it once.
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
		...operationFields(resources),
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

function operationFields(resources: Resource[]): INodeProperties[] {
	const lists = resources.flatMap(({ operations }) =>
		operations.map(({ properties }) => properties),
	);
	return inCommonOrder(lists).flatMap((property) =>
		usersOf(property, resources).map((users) => ({
			...property,
			displayOptions: {
				...property.displayOptions,
				show: { ...users, ...property.displayOptions?.show },
			},
		})),
	);
}

/** Values of resources and operations, each operation in each of the resources. */
interface Users {
	resource: string[];
	operation: string[];
}

/** Finds what uses a field: resources together only where the same operations of them use it. */
function usersOf(property: INodeProperties, resources: Resource[]): Users[] {
	const groups = new Map<string, Users>();
	for (const { value, operations } of resources) {
		const operation = operations
			.filter(({ properties }) => properties.includes(property))
			.map((user) => user.value);
		if (operation.length === 0) continue;
		const group = groups.get(operation.join()) ?? { resource: [], operation };
		group.resource.push(value);
		groups.set(operation.join(), group);
	}
	return [...groups.values()];
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
