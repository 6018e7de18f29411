using static EffNet.Language.Tests.Support.Source;

namespace EffNet.Language.Tests.Mistakes;

/// <summary>One mistake at the top of a file or in a profile: the rule, then a whole file with the characters to point at in « ».</summary>
internal static class FileMistakes
{
    public static (string Id, string File)[] All { get; } =
    [
        // Version.
        ("EFN1002", File(tail: "family F«;»")),
        ("EFN1002", File(tail: "profile unused«;»")),
        ("EFN1007", File(version: string.Empty)),
        ("EFN1007", File(version: "// effnet 1;")),
        ("EFN1007", File(version: string.Empty, @namespace: string.Empty, profile: "«profile»" + Profile["profile".Length..])),
        ("EFN1007", File(version: string.Empty, profile: "«effnet 1;»\n" + Profile)),
        ("EFN1007", File(version: "effnet «2»;")),
        ("EFN1007", File(version: "effnet «1.5»;")),
        ("EFN1007", File(version: "effnet «-1»;")),
        ("EFN1004", File(version: "effnet «1x»;")),
        ("EFN1004", File(version: "effnet «1_»;")),
        ("EFN1105", File(version: "effnet «one»;")),
        ("EFN1002", File(version: "effnet«;»")),
        ("EFN1002", File(version: "effnet")),
        ("EFN1002", File(version: "effnet 1«»")),
        ("EFN1002", File(version: "effnet«:» 1;")),
        ("EFN1101", File(version: "«efnet» 1;")),
        ("EFN1102", File(version: "effnet 1; «effnet» 1;")),

        // Namespace.
        ("EFN1108", File(@namespace: "namespace «My.class.Models»;")),
        ("EFN1108", File(@namespace: "namespace «int»;")),
        ("EFN1105", File(@namespace: "namespace «5»;")),
        ("EFN1105", File(@namespace: "namespace «My()»;")),
        ("EFN1102", File(@namespace: "namespace A; «namespace» B;")),
        ("EFN1002", File(@namespace: "namespace«;»")),
        ("EFN1002", File(@namespace: "namespace A«.».B;")),
        ("EFN1002", File(@namespace: "namespace A.B«»")),
        ("EFN1101", File(@namespace: "«namspace» A.B;")),

        // The top of a file.
        ("EFN1006", string.Empty),
        ("EFN1006", "   \n\t\r\n"),
        ("EFN1006", "// only\n/* comments */"),
        ("EFN1006", "effnet 1;"),
        ("EFN1006", "effnet 1;\n" + Profile),
        ("EFN1005", "\0"),
        ("EFN1005", "effnet 1; // «\0»"),
        ("EFN1005", Valid.Replace("silu", "si«\uFFFD»lu", StringComparison.Ordinal)),
        ("EFN1001", File(tail: "«§»")),
        ("EFN1001", File(tail: "«😀»")),
        ("EFN1002", File(tail: "«;»")),
        ("EFN1003", File(tail: "«}»")),
        ("EFN1002", File(tail: "«)»")),
        ("EFN1003", Valid + "«/*» and so on"),
        ("EFN1104", File(tail: "«variant» Y { phi: 0; }")),
        ("EFN1104", File(tail: "«classes»: 10;")),
        ("EFN1101", File(tail: "«famly» More { }")),
        ("EFN1105", File(tail: "«family» { }")),
        ("EFN1105", File(tail: "public «family» { }")),

        // Families by name.
        (
            "EFN1102",
            File(tail: "public family «Net» { input: image(channels: 3, size: 32); classes: 10; activation: silu; profile: plain; top: head(channels: 8, pool: average); }")),
        (
            "EFN1102",
            File(tail: "public family «NET» { input: image(channels: 3, size: 32); classes: 10; activation: silu; profile: plain; top: head(channels: 8, pool: average); }")),
        ("EFN1101", WithHeader("«sealed» family Net")),
        ("EFN1102", WithHeader("public «internal» family Net")),

        // Searches that need another table.
        (
            "EFN2013",
            Alone(
                "search Grid { alpha: 1; beta: from 1 to 1.4 step 0.005; gamma: 1; tolerance: 1; networks: «all»; }",
                ("scaling", "rounding { width: divisible(1, within: 0%); }"),
                ("top", "top: head(channels: 512, pool: average);"))),
        (
            "EFN2014",
            Alone(
                "search Grid { alpha: 1.2; beta: 1.2; gamma: 1.1; require flops <= «2 * baseline»; }", ("body", "body: conv(kernel: 3, stride: 1, channels: 20, groups: 8);"))),

        // Profiles.
        ("EFN1101", File(profile: "profile plain { padding: «reflect»; }")),
        ("EFN1101", File(profile: "profile plain { padding: same; init: «he»; }")),
        ("EFN1102", File(profile: "profile plain { padding: same; «padding»: same; }")),
        ("EFN1102", File(profile: Profile + "\nprofile «plain» { padding: same; }")),
        ("EFN1103", File(profile: "profile «plain» { }")),
        ("EFN1104", File(profile: "profile plain { padding: same; «dropout»: 0.2; }")),
        ("EFN1104", File(profile: "«public» profile plain { padding: same; }")),
        ("EFN1105", File(profile: "profile plain { padding: «1»; }")),
        ("EFN1106", File(profile: "profile plain { padding: same; norm: batch(eps: «1», momentum: 0.1); }")),
        ("EFN1002", File(profile: "profile plain { padding: same«» }")),
        ("EFN1002", File(profile: "profile plain { padding; }")),
        ("EFN1003", File(profile: "profile plain «{» padding: same;")),

        ("EFN1101", File(profile: "profile plain { padding: symmetric; init: «mobilenet»; }")),

        // A file above the maximum length, a character that is not text, and a name that is too long.
        ("EFN1008", new string(' ', ModelCompiler.MaximumLength + 1)),
        ("EFN1005", Valid + "«\0»"),
        ("EFN1108", File(@namespace: $"namespace «{new string('A', 201)}»;")),

        // Suppressions without an effect.
        ("EFN1113", Valid + "«// effnet: ignore»"),
        ("EFN1113", Valid + "«// effnet: ignored EFN3010»"),
        ("EFN1113", Valid + "«//effnet:»"),
        ("EFN1113", Valid + "«// effnet: EFN3010»"),
        ("EFN1113", Valid + "// effnet: ignore «EFN9999»"),
        ("EFN1113", Valid + "// effnet: ignore «EFN1101», words"),
        ("EFN1113", Valid + "// effnet: ignore «EFN4001», nothing is missed"),

        ("EFN1113", Valid + "// effnet: ignore «EFN400\u0011»"),

        // Statements that belong in a family.
        ("EFN1104", File(tail: "«require» flops <= 1G;")),
        ("EFN1104", File(tail: "«search» Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; }")),
        ("EFN1104", File(tail: "«state_dict»: resnet;")),
        ("EFN1104", File(profile: "profile plain { padding: symmetric; «state_dict»: resnet; }")),
        ("EFN1104", File(profile: "profile plain { padding: symmetric; «require» flops <= 1G; }")),
    ];
}
