using static EffNet.Language.Tests.Support.Source;

namespace EffNet.Language.Tests.Mistakes;

/// <summary>One mistake inside a family but outside its variants: the rule, then a whole file with the characters to point at in « ».</summary>
internal static class FamilyMistakes
{
    public static (string Id, string File)[] All { get; } =
    [
        // Punctuation.
        ("EFN1002", WithStatement("classes: 10«»", "classes")),
        ("EFN1002", WithStatement("classes «10»;", "classes")),
        ("EFN1002", WithStatement("classes: «;»", "classes")),
        ("EFN1002", WithStatement("body «mbconv»(kernel: 3, stride: 1, expand: 6, se: 0.25, channels: 8, layers: 1, at: 16);", "body")),
        ("EFN1002", WithStatement("stem «conv»(kernel: 3, stride: 2, channels: 8, at: 32);", "stem")),
        ("EFN1002", WithStatement("input: image(channels: 3 «size»: 32);", "input")),
        ("EFN1002", WithStatement("stem: conv(kernel: 3, stride: 2 «channels»: 8, at: 32);", "stem")),
        ("EFN1002", WithStatement("top: head(channels: 16, pool: average, at: 16)«»", "top")),
        ("EFN1003", WithStatement("input: image«(»channels: 3, size: 32;", "input")),
        ("EFN1003", WithStatement("stem: conv«(»kernel: 3, stride: 2, channels: 8, at: 32;", "stem")),

        // A word on its own: what follows is sound.
        ("EFN1002", WithStatement("classes;", "classes")),
        ("EFN1002", WithStatement("top;", "top")),
        ("EFN1002", WithExtra("dropout;")),
        ("EFN1002", WithExtra("drop")),
        ("EFN1002", WithExtra("rounding")),
        ("EFN1002", WithExtra("dropout:")),
        ("EFN1003", WithStatement("input: image(channels: 3, size: 32\n", "input")),

        // Characters.
        ("EFN1001", WithStatement("classes«@»: 10;", "classes")),
        ("EFN1001", WithStatement("«@»classes: 10;", "classes")),
        ("EFN1001", WithStatement("«@»stem: conv(kernel: 3, stride: 2, channels: 8, at: 32);", "stem")),
        ("EFN1001", WithStatement("«@»top: head(channels: 16, pool: average, at: 16);", "top")),
        ("EFN1001", WithStatement("top: head(channels: 16, pool: average, at: «#»16);", "top")),

        // What timm's block strings silently drop or misread.
        ("EFN1004", WithStatement("body: mbconv(kernel: 3, stride: 1, expand: 6, se: 0.25, channels: 8, layers: «9x», at: 16);", "body")),
        ("EFN1004", WithStatement("stem: conv(kernel: «9x», stride: 2, channels: 8, at: 32);", "stem")),
        ("EFN1101", WithStatement("body: mbconv(kernel: 3, stride: 1, expand: 6, «SE»: 0.25, channels: 8, layers: 1, at: 16);", "body")),
        ("EFN1101", WithStatement("body: mbconv(kernel: 3, stride: 1, expand: 6, «noskip»: 1, se: 0.25, channels: 8, layers: 1, at: 16);", "body")),
        ("EFN1101", WithStatement("activation: «nsilu»;", "activation")),
        ("EFN1105", WithStatement("body: mbconv(kernel: 3, stride: «s22», expand: 6, se: 0.25, channels: 8, layers: 1, at: 16);", "body")),
        ("EFN1105", WithStatement("stem: conv(kernel: 3, stride: «s22», channels: 8, at: 32);", "stem")),
        ("EFN1105", WithStatement("body: mbconv(kernel: 3, stride: 1, expand: 6, se: 0.25, channels: 8, layers: «x9», at: 16);", "body")),
        ("EFN1105", WithStatement("body: mbconv(«x9», kernel: 3, stride: 1, expand: 6, se: 0.25, channels: 8, layers: 1, at: 16);", "body")),
        ("EFN1002", WithStatement("body: mbconv(kernel: 3, stride: 1, expand: 6, se: SE0.25, channels: 8, layers: 1, at: 16);", "body")),
        ("EFN3005", WithStatement("body: mbconv(kernel: 3, stride: «22», expand: 6, se: 0.25, channels: 8, layers: 1, at: 16);", "body")),
        ("EFN1102", WithStatement("body: mbconv(kernel: 3, stride: 1, expand: 6, «expand: 6», se: 0.25, channels: 8, layers: 1, at: 16);", "body")),

        // Words.
        ("EFN1101", WithExtra("«dropuot»: 0.3;")),
        ("EFN1101", WithExtra("«scalling»: compound(alpha: 1.2, beta: 1.1, gamma: 1.15);")),
        ("EFN1101", WithStatement("scaling: «compund»(alpha: 1.2, beta: 1.1, gamma: 1.15);", "scaling")),
        ("EFN1101", WithStatement("input: «picture»(channels: 3, size: 32);", "input")),
        ("EFN1101", WithStatement("body: «mbcnov»(kernel: 3, stride: 1, expand: 6, se: 0.25, channels: 8, layers: 1, at: 16);", "body")),
        ("EFN1101", WithStatement("stem: «cnov»(kernel: 3, stride: 2, channels: 8, at: 32);", "stem")),
        ("EFN1101", WithStatement("stem: conv(«kernle»: 3, kernel: 3, stride: 2, channels: 8, at: 32);", "stem")),
        ("EFN1101", WithStatement("stem: conv(«kernle»: 3, stride: 2, channels: 8, at: 32);", "stem")),
        ("EFN1101", WithStatement("top: head(channels: 16, pool: «max», at: 16);", "top")),
        ("EFN1101", WithExtra("rounding { width: divisible(8, within: 10%); «height»: ceiling; }")),
        ("EFN1101", WithExtra("rounding { depth: «floor»; }")),
        ("EFN1102", WithExtra("«classes»: 10;")),
        ("EFN1102", WithStatement(Default("stem") + "\n    «stem»: conv(kernel: 3, stride: 1, channels: 8);", "stem")),
        ("EFN1102", WithStatement("stem_1: conv(kernel: 3, stride: 2, channels: 8, at: 32);\n    «stem1»: conv(kernel: 3, stride: 1, channels: 8);", "stem")),
        ("EFN1102", WithStatement(Default("stem") + "\n    «Stem»: conv(kernel: 3, stride: 1, channels: 8);", "stem")),
        ("EFN1103", Without("input").Replace("family Net", "family «Net»", StringComparison.Ordinal)),
        ("EFN1103", Without("classes").Replace("family Net", "family «Net»", StringComparison.Ordinal)),
        ("EFN1103", Without("activation").Replace("family Net", "family «Net»", StringComparison.Ordinal)),
        ("EFN1103", Without("profile").Replace("family Net", "family «Net»", StringComparison.Ordinal)),
        ("EFN1103", WithStatement("stem: «conv»(stride: 2, channels: 8, at: 32);", "stem")),
        ("EFN1103", WithStatement("scaling: «compound»(alpha: 1.2, beta: 1.1);", "scaling")),
        ("EFN1103", WithStatement("top: «head»(channels: 16, at: 16);", "top")),
        ("EFN1104", WithExtra("«phi»: 1;")),
        ("EFN1104", WithExtra("«norm»: batch(eps: 1e-3, momentum: 0.1);")),
        ("EFN1104", WithExtra("«width»: divisible(8, within: 10%);")),
        ("EFN1104", WithExtra("«padding»: same;")),
        ("EFN1104", WithExtra("«effnet» 1;")),
        ("EFN1104", WithExtra("«paper» { flops: 1G; }")),

        // Values.
        ("EFN1105", WithStatement("classes: «many»;", "classes")),
        ("EFN1105", WithStatement("activation: «5»;", "activation")),
        ("EFN1105", WithStatement("input: «3»;", "input")),
        ("EFN1105", WithStatement("scaling: «1.2»;", "scaling")),
        ("EFN1105", WithExtra("«rounding»: 8;")),
        ("EFN1105", WithExtra("rounding { width: «8»; }")),
        ("EFN1105", WithStatement("input: image(«3», size: 32);", "input")),
        ("EFN1105", WithStatement("top: head(channels: 16, pool: «1», at: 16);", "top")),
        ("EFN1106", WithStatement("classes: «0»;", "classes")),
        ("EFN1106", WithStatement("classes: «1.5»;", "classes")),
        ("EFN1106", WithStatement("input: image(channels: 3, size: «0»);", "input")),
        ("EFN1106", WithStatement("input: image(channels: «0», size: 32);", "input")),
        ("EFN1106", WithExtra("dropout: «1»;")),
        ("EFN1106", WithExtra("rounding { width: divisible(«0», within: 10%); }")),
        ("EFN1106", WithExtra("rounding { width: divisible(8, within: «101%»); }")),
        ("EFN3004", WithStatement("stem: conv(kernel: «4», stride: 2, channels: 8, at: 32);", "stem")),
        ("EFN1106", WithStatement("stem: conv(kernel: «33», stride: 2, channels: 8, at: 32);", "stem")),
        ("EFN3005", WithStatement("stem: conv(kernel: 3, stride: «3», channels: 8, at: 32);", "stem")),
        ("EFN1106", WithStatement("stem: conv(kernel: 3, stride: 2, channels: «2.5», at: 32);", "stem")),
        ("EFN1106", WithStatement("stem: conv(kernel: «300%», stride: 2, channels: 8, at: 32);", "stem")),
        ("EFN1106", WithStatement("stem: conv(kernel: 3, stride: 2, channels: 8, at: «0»);", "stem")),
        ("EFN3006", WithStatement("body: mbconv(kernel: 3, stride: 1, expand: 6, se: «0», channels: 8, layers: 1, at: 16);", "body")),
        ("EFN3006", WithStatement("body: mbconv(kernel: 3, stride: 1, expand: 6, se: «1.5», channels: 8, layers: 1, at: 16);", "body")),
        ("EFN1106", WithStatement("body: mbconv(kernel: 3, stride: 1, expand: 6, se: 0.25, channels: 8, layers: «0», at: 16);", "body")),
        ("EFN1106", WithStatement("body: mbconv(kernel: 3, stride: 1, expand: «0», se: 0.25, channels: 8, layers: 1, at: 16);", "body")),
        ("EFN1106", WithStatement("body: mbconv(kernel: 3, stride: 1, expand: «1.5», se: 0.25, channels: 8, layers: 1, at: 16);", "body")),

        // Names.
        ("EFN1107", WithStatement("profile: «nope»;", "profile")),
        ("EFN1107", WithStatement("profile: «Plain»;", "profile")),
        ("EFN1108", WithHeader("public family «net»")),
        ("EFN1108", WithStatement("«parameters»: mbconv(kernel: 3, stride: 1, expand: 6, se: 0.25, channels: 8, layers: 1, at: 16);", "body")),
        ("EFN1108", WithStatement("«classifier»: mbconv(kernel: 3, stride: 1, expand: 6, se: 0.25, channels: 8, layers: 1, at: 16);", "body")),
        ("EFN1108", WithStatement("«to_string»: mbconv(kernel: 3, stride: 1, expand: 6, se: 0.25, channels: 8, layers: 1, at: 16);", "body")),
        ("EFN1108", WithStatement("«Resolution»: mbconv(kernel: 3, stride: 1, expand: 6, se: 0.25, channels: 8, layers: 1, at: 16);", "body")),
        ("EFN1108", WithStatement("«reduction2»: mbconv(kernel: 3, stride: 1, expand: 6, se: 0.25, channels: 8, layers: 1, at: 16);", "body")),
        ("EFN1108", WithStatement("«_»: mbconv(kernel: 3, stride: 1, expand: 6, se: 0.25, channels: 8, layers: 1, at: 16);", "body")),
        ("EFN1108", WithStatement("«_2»: mbconv(kernel: 3, stride: 1, expand: 6, se: 0.25, channels: 8, layers: 1, at: 16);", "body")),

        // Scaling and architecture.
        ("EFN2001", WithStatement("scaling: compound(alpha: «0.9», beta: 1.1, gamma: 1.15);", "scaling")),
        ("EFN2001", WithStatement("scaling: compound(alpha: 1.2, beta: «0.99», gamma: 1.15);", "scaling")),
        ("EFN2001", WithStatement("scaling: compound(alpha: 1.2, beta: 1.1, gamma: «-1»);", "scaling")),
        ("EFN2002", WithStatement("scaling: «compound(alpha: 1.2, beta: 1.1, gamma: 1.3)»;", "scaling")),
        ("EFN2002", WithStatement("scaling: «compound(alpha: 1, beta: 1, gamma: 1)»;", "scaling")),
        ("EFN3001", WithStatement("body: mbconv(kernel: 3, stride: 1, expand: 6, se: 0.25, channels: 8, layers: 1, at: «17»);", "body")),
        ("EFN3001", WithStatement("stem: conv(kernel: 3, stride: 1, channels: 8, at: 32);", "stem")),
        ("EFN3002", Without("top").Replace("family Net", "family «Net»", StringComparison.Ordinal)),
        ("EFN3002", WithStatement(Default("top") + "\n    «tail»: conv(kernel: 3, stride: 1, channels: 8);", "top")),
        ("EFN3002", WithStatement(Default("top") + "\n    «crown»: head(channels: 16, pool: average);", "top")),
    ];
}
