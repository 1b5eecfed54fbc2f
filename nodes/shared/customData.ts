import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

/** The custom data of an execution, which n8n keeps with it: at most ten values, each cut after 512 characters. */
export interface CustomData {
	/** Key and value must hold no quote, backslash or brace: older n8n evaluates them inside an expression. */
	set(key: string, value: string): void;
	get(key: string): unknown;
}

interface MayKeepCustomData {
	customData?: CustomData;
	evaluateExpression?: (expression: string, itemIndex?: number) => unknown;
}

/** The custom data of a context's execution: newer versions of n8n give nodes access to it, older ones only expressions. */
export function customDataOf(context: IExecuteFunctions | IWebhookFunctions): CustomData {
	const { customData } = context as MayKeepCustomData;
	if (customData !== undefined) return customData;
	const evaluate = (call: string) =>
		(context as MayKeepCustomData).evaluateExpression?.(`{{ $execution.customData.${call} }}`, 0);
	return {
		set: (key, value) => void evaluate(`set("${key}", "${value}")`),
		get: (key) => evaluate(`get("${key}")`),
	};
}
