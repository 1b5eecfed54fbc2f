/**
 * The Opus packets of a voice note of one second, two tones, in base64. Made for this page with the encoder of a browser: one
 * channel, 60 ms each.
 */
export const SAMPLE = [
	'GOAslGb/AFOGFswq1Dh+g269BLQ6cpTKg/w98hwGSOp6MBqwofb+WACLihxOTx4rEl9Gr/pg',
	'GOrXe/+CMWk4BLqi/byiFvtq2ZFbgybsTGXd0UGobNFfWmrJiMVF1RLysA==',
	'GOs54r/7kBjbQ/Senh+lGyNfyaobkZI+QLLrcbvPLyEZdsaFA6C2gMl9VWaA',
	'GOs54r/7kBt8+/XP5BpvGx9pIeSbv3pC8sZ58rjzxNRpyhJJOXVtEnmTINq+VYA=',
	'GOs54r/7kBt7sS727AXNmZnz3Ypx0fzh0qvuTLPf2XeNkEmvbzOl17XyJw==',
	'GOs54r/6cTeaxNkPsuK++ZHUIuwgkiaWh6yDhjvDJaeoRiunskQzSoU8WW/I',
	'GOs54r/7kBq9+OXY2c4mcyt6dooAw0e+cwdEaybXlZ4tXsGcAKMgCU0=',
	'GOsr35937gse+wJeFZT+aBYkfyPwVs1QlZn9bIhjKXloKV1AwrVidjg=',
	'GGF8auaSEhYqThfN85FGXenUXL6/+syeDob0D3LUu6P9n60XBRN7dlpGeqAV5X0s1CDpy2LvEaIsB+QQEoA=',
	'GOtCcOcI5tNeRc863nDHDV6Qwtv323WkdQfPc2bwboCWeIaxOi2b07o=',
	'GOtCcOcI5tTO7mRIOTEvpL4/uZb0rrLnMatz6C9lsIxa+nRZoA==',
	'GOtCcOcI9a4b4g4p+TkPdha0uhPDc9oTAlD+OOfU0NW0gA==',
	'GOtCcOcJLcacTKZpbwMFlyYTg3E26SeIHH5H/ZNjxjs9FehV19EDgA==',
	'GOs5yEXrzECVz53wUJeJX44uB7TfYEUPQ58ooVNlyjZf4TF+LWA=',
	'GOtCcOcJLcajKVb8zgShNiIa7cE4fA/29/xGqADP57/+a3HbHQ==',
	'GOsbDAAMZa/aLRauJEYT9paV2Juw8Wzq4YZbpkdykYovQKGhJsYQiX2g',
	'GA8wTFcqVieSf9y69fXAhxvZAlA2OxqJpgS29lkBLu7kNNoR22yXOSaotCEVVC0mCN0aIA==',
];
