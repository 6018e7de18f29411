using System.Globalization;

namespace EffNet.Fuzz.Sweeping;

/// <summary>Files at the documented limits whose work is the product of two counts, for example of stages and variants.</summary>
internal static class ProductTexts
{
    private const int Variants = 1_000;
    private const int Stages = 254;
    private const string Stem = "stem: conv(kernel: 3, stride: 2, channels: 8);\n";
    private const string Body = "body: mbconv(kernel: 3, stride: 1, expand: 2, se: 0.25, channels: 8, layers: 1);\n";

    /// <summary>Gets the files. The name of a file states its two counts.</summary>
    public static IReadOnlyList<(string Name, string Text)> All { get; } =
    [
        ("240 stages x 400 variants", Family(Body, Rows(240), Many(400, i => $"variant V{i} {{ resolution: {32 + (i % 64)}; }}"))),
        ("254 stages x 1,000 variants", Family(string.Empty, Rows(Stages), Many(Variants, i => $"variant V{i} {{ }}"))),
        (
            "1,000 links of extends x own overrides",
            Family(Body, string.Empty, Many(Variants, i => i == 0 ? "variant V0 { }" : $"variant V{i} {{ extends: V{i - 1}; body {{ layers: 1; se: 0.5; }} }}"))),
        ("1,000 links of extends, backwards", Family(Body, Rows(20), Many(Variants, i => i == Variants - 1 ? $"variant V{i} {{ }}" : $"variant V{i} {{ extends: V{i + 1}; }}"))),
        ("1,000 variants x 1,000 names to suggest", Family(Body, string.Empty, Many(Variants, i => $"variant SomethingRatherLong{i} {{ extends: SomethingRatherLonk{i}; }}"))),
        ("254 stages x 40,000 overrides of stages there are not", Family(string.Empty, Rows(Stages), $"variant A {{ {Many(20_000, i => $"stage_{i} {{ layers: 1; }}")} }}")),
        (
            "300 solves x 4 targets",
            Family(Body, Rows(8), Many(300, i => $"variant V{i} {{ phi: solve(flops <= {20 + i}M, parameters <= 1G, memory <= 1GiB, memory(mode: training) <= 1GiB); }}"))),
        ("1,000 solves x 300 layers", Family(Deep(100), string.Empty, Many(Variants, i => $"variant V{i} {{ phi: solve(flops <= {500 + i}M); }}"))),
        ("10,000 points x 254 stages", Family(string.Empty, Rows(Stages), "search Grid { alpha: from 1 to 2 step 0.01; beta: from 1 to 1.98 step 0.01; gamma: 1; }\n")),
        (
            "points of a grid x types",
            Family(
                Body,
                Rows(8),
                "search Grid { alpha: from 1 to 2 step 0.01; beta: from 1 to 1.98 step 0.01; gamma: 1; "
                + $"{Many(8_000, i => $"type T{i} {{ alpha: 1.9; beta: 1; gamma: 1; }}")} }}\n")),
        ("64 requirements x 1,000 variants", Family(Body, Many(64, i => $"require memory(mode: training) <= {1 + i}KiB;"), Many(Variants, i => $"variant V{i} {{ }}"))),
        ("1,000 blocks x 1,000 variants", Family(Deep(990), string.Empty, Many(Variants, i => $"variant V{i} {{ }}"))),
        (
            "families x profiles",
            Header + Many(9_000, i => $"profile p{i} {{ padding: same; }}") + Many(
                3_000,
                i => $"family F{i} {{ profile: q{i}; input: image(channels: 3, size: 8); classes: 1; activation: relu; top: head(pool: average); variant A {{ }} }}")),
        ("mistakes x mistakes before them", Header + Many(150_000, _ => "? a")),
        ("braces too many x statements", "effnet 1; family F { " + Many(90_000, _ => "input: 1; }")),
        ("words x the words there are", Family(Body, string.Empty, "variant A { }" + Many(30_000, i => $"unheard_of_{i}: {i};"))),
        ("comments x diagnostics", Family(Body, string.Empty, "variant A { }" + Many(20_000, _ => "// effnet: ignore EFN2005, why"))),
        ("arguments x arguments", Family(Body, $"more: conv({string.Join(", ", Enumerable.Range(0, 60_000).Select(i => $"k{i}: 3"))});\n", "variant A { }")),
        ("targets x 60,000", Family(Body, string.Empty, $"variant A {{ phi: solve({string.Join(", ", Enumerable.Repeat("flops <= 9M", 60_000))}); }}")),
    ];

    private static string Header => "effnet 1;\n";

    private static string Family(string body, string rows, string declarations) =>
        Header
        + "profile plain { padding: symmetric; }\npublic family Net\n{\ninput: image(channels: 3, size: 32); classes: 2; activation: relu; profile: plain;\n"
        + "scaling: compound(alpha: 1.2, beta: 1.1, gamma: 1.15);\n"
        + Stem + body + rows + "top: head(pool: average);\n" + declarations + "}\n";

    private static string Rows(int count) => Many(count, i => $"s{i}: mbconv(kernel: 3, stride: 1, expand: 1, channels: {8 + (8 * (i % 2))}, layers: 1);");

    private static string Deep(int layers) => $"deep: mbconv(kernel: 3, stride: 1, expand: 2, se: 0.25, channels: 8, layers: {layers.ToString(CultureInfo.InvariantCulture)});\n";

    private static string Many(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(i => line(i) + "\n"));
}
