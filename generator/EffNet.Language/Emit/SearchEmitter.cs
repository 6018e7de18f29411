using EffNet.Language.Model;
using static EffNet.Language.Emit.CSharpText;

namespace EffNet.Language.Emit;

/// <summary>Writes the file of one search: its candidates as a typed list.</summary>
internal static class SearchEmitter
{
    public static CodeWriter Emit(SearchModel search, EmitOptions options, string? @namespace)
    {
        var code = new CodeWriter();
        SourceHeader.Write(code, options, @namespace);
        code.Summary($"Search {search.Name} of {search.Family}: {Grouped(search.Candidates.Count)} networks on a grid of {Grouped(search.Points)} points at phi {Factor(search.Phi)}, generated from <c>{Xml(options.SourcePath)}</c>.");
        code.Line("/// <remarks>");
        code.Line($"/// <para>Candidates meet {Xml(search.Constraints)}. Points that round to one network are one candidate.</para>");
        code.Line("/// </remarks>");
        code.Line(SourceHeader.GeneratedCode);
        code.Block($"{SourceHeader.Accessibility(search.IsPublic)} static class {search.TypeName}", () =>
        {
            code.Constant("The compound coefficient that is held fixed.", "double", "Phi", Literal(search.Phi));
            code.Summary("Its candidates in the order of the grid.");
            code.Line("public static global::System.Collections.Generic.IReadOnlyList<global::EffNet.SearchCandidate> Candidates { get; } =");
            code.Line("[");
            foreach (var candidate in search.Candidates)
                code.Line($"    new({Arguments(candidate)}),");
            code.Line("];");
        });
        return code;
    }

    private static string Arguments(SearchCandidate c) => string.Join(
        ", ",
        Literal(c.Coefficients.Alpha),
        Literal(c.Coefficients.Beta),
        Literal(c.Coefficients.Gamma),
        Literal(c.Scale.Width),
        Literal(c.Scale.Depth),
        Code(c.Scale.Resolution),
        Code(c.Parameters),
        Code(c.MultiplyAdds),
        Code(c.Points));
}
