/** Approves whatever is asked. Where the label of the other answer holds one of them, none of them decides. */
export const PLAIN_YES: readonly string[] = [
	...['yes', 'y', 'yep', 'yeah', 'yup', 'yea', 'ok', 'okay', 'okey', 'oki'],
	...['sim', 's', 'si', 'sip', '👍', '✅', '👌', '🆗', '✔', '✓', '☑'],
];

/** Declines whatever is asked, as {@link PLAIN_YES} approves. */
export const PLAIN_NO: readonly string[] = [
	'no',
	'n',
	'nope',
	'nah',
	'não',
	'👎',
	'❌',
	'🚫',
	'🙅',
];

/** Words with which people approve instead of tapping a button: English, Portuguese, Spanish, and signs. */
export const APPROVE_WORDS: readonly string[] = [
	...PLAIN_YES,
	...['sure', 'for sure', 'of course', 'absolutely', 'definitely', 'certainly', 'correct'],
	...['approve', 'approved', 'i approve', 'confirm', 'confirmed', 'i confirm', 'agree', 'agreed'],
	...['i agree', 'accept', 'accepted', 'i accept', 'all right', 'alright', 'sounds good'],
	...['go ahead', 'do it', 'affirmative'],
	...[
		'claro',
		'claro que sim',
		'pode',
		'pode sim',
		'pode mandar',
		'pode enviar',
		'isso',
		'isso mesmo',
	],
	...['aprovo', 'aprovado', 'aprovada', 'aprovar', 'confirmo', 'confirmado', 'confirmada'],
	...['confirma', 'confirmar', 'aceito', 'aceitar', 'concordo', 'com certeza', 'certeza', 'certo'],
	...['beleza', 'blz', 'tá', 'tá bom', 'está bom', 'tá ok', 'tá certo', 'tudo bem', 'combinado'],
	...['fechado', 'positivo', 'uhum', 'aham', 'manda', 'manda ver'],
	...['claro que sí', 'vale', 'dale', 'de acuerdo', 'por supuesto', 'está bien', 'adelante'],
	...['apruebo', 'aprobado', 'aprobada', 'aprobar', 'acepto', 'aceptado', 'aceptar', 'correcto'],
	...['afirmativo'],
];

/** Words that decline, as {@link APPROVE_WORDS} has those that approve. */
export const DECLINE_WORDS: readonly string[] = [
	...PLAIN_NO,
	...['decline', 'declined', 'i decline', 'reject', 'rejected', 'i reject', 'deny', 'denied'],
	...[
		'disagree',
		'i disagree',
		'cancel',
		'canceled',
		'cancelled',
		'never',
		'no way',
		'of course not',
	],
	...['not approved', 'do not', 'dont', 'negative'],
	...['não pode', 'não quero', 'não aprovo', 'não aprovado', 'não aceito', 'não confirmo'],
	...['não concordo', 'claro que não', 'de jeito nenhum', 'nem pensar', 'melhor não', 'nunca'],
	...['jamais', 'recuso', 'recusado', 'recusada', 'recusar', 'rejeito', 'rejeitado', 'rejeitar'],
	...['reprovo', 'reprovado', 'reprovada', 'reprovar', 'negado', 'negada', 'negativo'],
	...['cancelar', 'cancela', 'cancelado', 'cancelada', 'cancele'],
	...['claro que no', 'no quiero', 'no apruebo', 'no acepto', 'no confirmo', 'para nada'],
	...['ni hablar', 'rechazo', 'rechazado', 'rechazada', 'rechazar', '✖', '✗', '✘', '⛔', '🛑'],
];

/** Words that people add to be kind; they change nothing about an answer. */
export const POLITE: readonly string[] = [
	...['please', 'pls', 'plz', 'thanks', 'thank', 'you', 'thx', 'ty', 'sir', 'madam'],
	...['por', 'favor', 'pf', 'pfv', 'obrigado', 'obrigada', 'brigado', 'brigada', 'obg', 'muito'],
	...['valeu', 'vlw', 'senhor', 'senhora', 'gracias', 'muchas', 'señor', 'señora'],
];

/** Emoji that only smile. One that doubts or is angry says more, so it is not among them. */
export const FRIENDLY: readonly string[] = [
	...'😀😃😄😁😊🙂😉😍🥰😘🤗😎😇🥳😋☺🤩🙏🙌👏💪🤝🎉✨🚀🔥💯🌟⭐❤♥💚💛💙💜🧡🖤🤍🤎💕😌👋',
];
