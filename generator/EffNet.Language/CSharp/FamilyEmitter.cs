using static EffNet.Language.CSharp.CSharpText;

namespace EffNet.Language.CSharp;

/// <summary>Writes the file of a family: the list of its variants.</summary>
internal static class FamilyEmitter
{
    public static CodeWriter Emit(FamilySummary family, EmitOptions options)
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
            code.Summary("Gets the variants in the order of the file.");
            code.Line($"public static global::System.Collections.Generic.IReadOnlyList<{options.VariantType}> Variants {{ get; }} =");
            code.Line("[");
            foreach (var variant in family.Variants)
                code.Line($"    {variant.TypeName}.Variant,");
            code.Line("];");
        });
        return code;
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
