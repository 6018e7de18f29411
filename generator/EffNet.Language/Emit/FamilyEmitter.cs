using EffNet.Language.Text;
using static EffNet.Language.Emit.CSharpText;

namespace EffNet.Language.Emit;

/// <summary>What the family's file says of a variant: all of it, so that the file is written again only when its text changes.</summary>
/// <param name="TypeName">The variant's C# type.</param>
/// <param name="Resolution">Height and width of the images.</param>
/// <param name="Parameters">Learned numbers.</param>
/// <param name="Flops">Multiply-adds for one image.</param>
public sealed record VariantSummary(string TypeName, int Resolution, long Parameters, long Flops);

/// <summary>What the family's file is written from.</summary>
/// <param name="Namespace">The declared namespace.</param>
/// <param name="Name">The family's name.</param>
/// <param name="IsPublic">Whether its types are public.</param>
/// <param name="Variants">The variants that could be built.</param>
public sealed record FamilySummary(string? Namespace, string Name, bool IsPublic, EquatableArray<VariantSummary> Variants);

/// <summary>Writes the file of one family: the list of its variants.</summary>
internal static class FamilyEmitter
{
    public static string Emit(FamilySummary family, EmitOptions options)
    {
        var code = new CodeWriter();
        SourceHeader.Write(code, options, family.Namespace);
        code.Summary($"The {family.Name} family, generated from <c>{Xml(options.SourcePath)}</c>.");
        code.Line("/// <remarks>");
        code.Line("/// <code>");
        foreach (var line in Table(family))
            code.Line($"/// {Xml(line)}");
        code.Line("/// </code>");
        code.Line("/// </remarks>");
        code.Line(SourceHeader.GeneratedCode);
        code.Block($"{SourceHeader.Accessibility(family.IsPublic)} static class {family.Name}", () =>
        {
            code.Summary("Its variants in the order of the file.");
            code.Line("public static global::System.Collections.Generic.IReadOnlyList<global::EffNet.NetworkVariant> Variants { get; } =");
            code.Line("[");
            foreach (var variant in family.Variants)
                code.Line($"    {variant.TypeName}.Variant,");
            code.Line("];");
        });
        return code.ToString();
    }

    private static IEnumerable<string> Table(FamilySummary family)
    {
        string[] header = ["Type", "Resolution", "Parameters", "Multiply-adds"];
        var rows = family.Variants
            .Select(v => new[] { v.TypeName, Code(v.Resolution), Grouped(v.Parameters), Grouped(v.Flops) })
            .Prepend(header)
            .ToList();
        return TextTable.Align(rows, leftAligned: 1);
    }
}
