/** What a machine code of the API means to a person. */
export interface CatalogueEntry {
	/** One sentence: what happened. */
	message: string;
	/** What to do next. */
	description: string;
}

/**
 * Every error code known of the API (docs/api-reference.md 3.7, 7 to 11 and 13; current and earlier behaviour), by code and
 * not by HTTP status, because statuses changed between versions (`FREE_FORM_NOT_SUPPORTED`: 403, now 400).
 * The set is open: an unknown code shows the API's own text.
 */
export const ERROR_CATALOGUE: Readonly<Record<string, CatalogueEntry>> = {
	MISSING_TEMPLATE_VARIABLES: {
		message: 'Template variables are missing',
		description: 'Enter a value for every template variable',
	},
	INVALID_TEMPLATE_VARIABLE_VALUE: {
		message: 'A template variable has a value that cannot be sent',
		description: 'Enter a non-blank text for every template variable',
	},
	FREE_FORM_NOT_SUPPORTED: {
		message: 'This WhatsApp number cannot send free text',
		description: 'Use the Send Template operation with an approved template',
	},
	BILLING_SUSPENDED: {
		message: 'Sending is suspended because of a billing issue with the Pilot Status account',
		description:
			'Check the credits and the card in the Pilot Status dashboard, then run the workflow again',
	},
	SUBSCRIPTION_REQUIRED_FOR_MEDIA: {
		message: 'The Pilot Status plan of this account does not include media',
		description: 'Change the plan in the Pilot Status dashboard, or send without media',
	},
	NOT_SUPPORTED_FOR_META: {
		message: 'Official Meta numbers do not support this',
		description:
			'Channels never work on official Meta numbers, groups only on eligible ones, and number checks only on QR-paired ones. Use a QR-paired number, or send to a phone number',
	},
	META_GROUPS_NOT_ELIGIBLE: {
		message: 'This Meta number cannot use groups',
		description:
			'Meta allows groups only for Official Business Accounts. Send to a phone number, or use another WhatsApp number',
	},
	WHATSAPP_INSTANCE_NOT_CONNECTED: {
		message: 'The WhatsApp number is not connected',
		description:
			'Reconnect the number in the Pilot Status dashboard (scan its QR code again), then try again',
	},
	FEATURE_NOT_SUPPORTED: {
		message: 'This WhatsApp number does not support this feature',
		description: 'Use another type of number or another operation',
	},
	TENANT_SCOPE_NOT_ALLOWED: {
		message: 'This is an account-wide key, but the request requires the key of one WhatsApp number',
		description:
			'In the credential, enter the key of the number (dashboard, API Keys), or add the Number ID to the account-wide key',
	},
	NUMBER_SCOPE_NOT_ALLOWED: {
		message: 'This is the key of one WhatsApp number, but the request requires an account-wide key',
		description: 'Use a credential with the account-wide key from the Pilot Status profile page',
	},
	NUMBER_NOT_FOUND: {
		message: 'Pilot Status does not know this WhatsApp number, or the key is not linked to one',
		description: 'Check the Number ID, or use the key of a number in the Pilot Status dashboard',
	},
	NUMBER_MISMATCH: {
		message: 'The key belongs to a different WhatsApp number than the one requested',
		description: 'Remove the Number ID from the credential, or use the key of that number',
	},
	NUMBER_REQUIRED: {
		message: 'An account-wide key requires the ID of a WhatsApp number',
		description: 'Enter the Number ID in the credential, or use the key of one number',
	},
	TEMPLATE_NOT_FOUND: {
		message: 'The template does not exist for this WhatsApp number',
		description: 'Select a template from the list, or check its name or ID',
	},
	TEMPLATE_VERSION_NOT_FOUND: {
		message: 'The template has no approved version',
		description: 'Wait until the template is approved, or choose another one',
	},
	TEMPLATE_EXAMPLES_REQUIRED: {
		message: 'The template has variables without an example',
		description: 'Add an example for every variable: WhatsApp reviews the template with them',
	},
	META_TEMPLATE_SUBMIT_FAILED: {
		message: 'Meta did not accept the template',
		description: "Read Meta's response, change the template and submit it again",
	},
	TEMPLATE_CATEGORY_MARKETING_REQUIRES_OWN_NUMBER: {
		message: 'Marketing templates can be sent only from your own number',
		description: 'Connect your own number in the Pilot Status dashboard',
	},
	NEWSLETTER_NOT_ALLOWED_IN_TEST: {
		message: 'Channels cannot be used in test mode',
		description: 'Use a live key of Pilot Status',
	},
	VALIDATION_ERROR: {
		message: 'Pilot Status did not accept the data',
		description: 'Check the field values',
	},
	INVALID_DATE_RANGE: {
		message: 'The start and end dates are not a valid range',
		description: 'Choose a start date before the end date',
	},
	WEBHOOK_NOT_FOUND: {
		message: 'The webhook no longer exists at Pilot Status',
		description: 'Unpublish the workflow and publish it again',
	},
	CONFIRMATION_REQUIRED: {
		message: 'Pilot Status requires confirmation first',
		description: 'Confirm it in the Pilot Status dashboard',
	},
	EVOLUTION_API_KEY_MISSING: {
		message: 'Pilot Status cannot check numbers at the moment',
		description: 'Try again later. If it keeps happening, contact Pilot Status support',
	},
	INVALID_DESTINATION: {
		message: 'WhatsApp cannot reach this destination',
		description: 'Check the phone number and its country code',
	},
	PILOT_SELF_NUMBER: {
		message: 'Messages cannot be sent to the number of the service itself',
		description: 'Choose another destination',
	},
	WHATSAPP_NOT_EXIST: {
		message: 'The destination is not on WhatsApp',
		description: 'Check the phone number. In Brazil, check it with and without the ninth digit',
	},
	META_OUTSIDE_24H_WINDOW: {
		message: 'The contact has not written in the last 24 hours, so Meta allows only templates',
		description: 'Use the Send Template operation',
	},
	META_NO_CONVERSATION: {
		message: 'There is no conversation with this contact yet',
		description: 'Start it with the Send Template operation',
	},
	META_TEMPLATE_NOT_APPROVED: {
		message: 'Meta has not approved this template',
		description: 'Choose an approved template, or wait for approval',
	},
	DELIVERED_NOT_CONFIRMED: {
		message: 'WhatsApp did not confirm the delivery before the deadline',
		description: 'Ask the contact before sending it again: it may have arrived',
	},
	NEVER_ATTEMPTED_MAX_AGE_EXCEEDED: {
		message: 'The message waited for seven days without a delivery attempt',
		description: 'Check that the WhatsApp number is connected, then send it again',
	},
	EXPIRED_AFTER_ATTEMPTS: {
		message: 'The deadline passed before the message could be delivered',
		description: 'Send it again with a later deadline',
	},
	MESSAGE_EXPIRED: {
		message: 'The message expired before it could be delivered',
		description: 'Send it again with a later deadline',
	},
	DELIVERY_TIMEOUT: {
		message: 'WhatsApp did not accept the message in time',
		description: 'Check that the WhatsApp number is connected, then send it again',
	},
	NUMBER_NOT_FOUND_REMOVED: {
		message: 'The sending WhatsApp number was removed',
		description: 'Reconnect the number in the Pilot Status dashboard',
	},
	LINKED_WHATSAPP_INSTANCE_NOT_FOUND: {
		message: 'The WhatsApp connection of this key no longer exists',
		description: 'Reconnect the number in the Pilot Status dashboard',
	},
};

/** What an HTTP status means where the API gave no code of its own; the last one of a class stands for the rest. */
export const STATUS_CATALOGUE: Readonly<Record<number, CatalogueEntry>> = {
	400: {
		message: 'Pilot Status did not accept the data',
		description: 'Check the field values',
	},
	401: {
		message: 'Pilot Status does not know this key',
		description:
			'Open the credential and enter the key again. Creating a new key in the dashboard disables the old one',
	},
	402: {
		message: 'The Pilot Status plan of this account does not include this',
		description: 'Change the plan in the Pilot Status dashboard',
	},
	403: {
		message: 'The key is not allowed to do this',
		description: 'Use the key of the WhatsApp number (dashboard, API Keys)',
	},
	404: {
		message: 'Pilot Status did not find the requested resource',
		description: 'Check the ID or name, and that it belongs to the WhatsApp number of the key',
	},
	409: {
		message: 'Pilot Status cannot do this in the current state',
		description:
			'Check in the Pilot Status dashboard that the number is connected and the name is not taken',
	},
	413: {
		message: 'The request is too large for Pilot Status',
		description: 'Send a smaller file, or send it from a URL',
	},
	422: {
		message: 'Pilot Status did not accept the data',
		description: 'Check the field values',
	},
	429: {
		message: 'Pilot Status received too many requests',
		description: 'Wait a moment and run it again, or lower Requests in Parallel',
	},
	500: {
		message: 'Something went wrong at Pilot Status',
		description: 'Try again later',
	},
};

/** How a send whose outcome is unknown is described after its own sentence. */
export const MAY_HAVE_BEEN_SENT =
	'The message may still have been accepted. Before sending it again, look it up in the Pilot Status dashboard under Logs, or with the Get Many operation of Message';

/** Describes a request to create something whose outcome is unknown, after its own sentence. */
export const MAY_HAVE_BEEN_CREATED =
	'It may still have been created. Before creating it again, look for it with the Get Many operation, or in the Pilot Status dashboard';
