/**
 * The items of the send benchmarks: a text each to a destination of its own. Written so that Node.js 24 can run it as it is,
 * because the bare loop does.
 */

/** The phone number of an item. */
export function phoneOf(index: number): string {
	return `+55119${60_000_000 + index}`;
}

/** The text of an item, as the workflows' expression builds it from the item. */
export function textOf(index: number): string {
	return `Hello Customer ${index}, your order is on its way`;
}

/** An n8n expression that gives an object with `items`: the same items, for a Split Out node. */
export function itemsExpression(count: number): string {
	return `={{ ({ items: Array.from({ length: ${count} }, (_, index) => ({ phone: '+55119' + (60000000 + index), name: 'Customer ' + index })) }) }}`;
}
