import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';

/** A property of a description, and where it stands. */
export interface PlacedProperty {
	property: INodeProperties;
	/** Names from the top down, for instance `message/sendText: buttons.values.url`. */
	place: string;
	/** Properties beside it, itself included. */
	siblings: INodeProperties[];
}

type Entry = INodeProperties | INodePropertyOptions | INodePropertyCollection;

/** The choices of an options or multiOptions property; none for other types. */
export function choicesOf(property: INodeProperties): INodePropertyOptions[] {
	if (property.type !== 'options' && property.type !== 'multiOptions') return [];
	return (property.options ?? []).filter(
		(option): option is INodePropertyOptions => 'value' in option,
	);
}

/** The properties directly inside a collection or fixedCollection, per group of it. */
export function innerGroups(
	property: INodeProperties,
): Array<{ name: string; properties: INodeProperties[] }> {
	const options: Entry[] = property.options ?? [];
	if (property.type === 'collection') {
		return [{ name: '', properties: options.filter((option) => 'type' in option) }];
	}
	if (property.type !== 'fixedCollection') return [];
	return options
		.filter((option): option is INodePropertyCollection => 'values' in option)
		.map(({ name, values }) => ({ name, properties: values }));
}

/** The plain values of a condition, joined. */
function texts(values: unknown[] = []): string {
	return values.filter((value) => typeof value === 'string').join('+');
}

/** Every property of a description, those inside collections too. */
export function allProperties(properties: INodeProperties[], prefix = ''): PlacedProperty[] {
	return properties.flatMap((property) => {
		const { resource, operation } = property.displayOptions?.show ?? {};
		const owner = prefix === '' && operation ? `${texts(resource)}/${texts(operation)}: ` : prefix;
		const place = `${owner}${property.name}`;
		const inner = innerGroups(property).flatMap(({ name, properties: inside }) =>
			allProperties(inside, `${place}.${name === '' ? '' : `${name}.`}`),
		);
		return [{ property, place, siblings: properties }, ...inner];
	});
}

/** The choices of the node's resources, or of a resource's operations. */
export function operationsOf(
	{ properties }: INodeTypeDescription,
	resource: string,
): INodePropertyOptions[] {
	return properties
		.filter(({ name, displayOptions }) => {
			return name === 'operation' && displayOptions?.show?.resource?.includes(resource);
		})
		.flatMap(choicesOf);
}

/** The top-level properties that belong to one operation. */
export function propertiesOf(
	{ properties }: INodeTypeDescription,
	resource: string,
	operation: string,
): INodeProperties[] {
	return properties.filter(({ displayOptions }) => {
		const show = displayOptions?.show;
		return (
			show?.resource?.includes(resource) === true && show.operation?.includes(operation) === true
		);
	});
}
