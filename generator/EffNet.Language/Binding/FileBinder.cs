using EffNet.Language.CSharp;
using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Schema;
using EffNet.Language.Syntax;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>Reads a whole file: version, namespace, profiles, families.</summary>
internal static class FileBinder
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">The syntax of the file.</param>
    /// <param name="typeNames">The set to which the C# types of the file are added.</param>
    /// <param name="diagnostics">The writer to which errors, warnings and suggestions are reported.</param>
    /// <param name="cancellation">Cancels the work.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was canceled.</exception>
    public static BoundFile Bind(FileSyntax file, TypeNames typeNames, IDiagnosticWriter diagnostics, CancellationToken cancellation)
    {
        var own = DeclarationWriter.Of(file, diagnostics);
        var statements = new BlockStatements(own, BlockKind.File, "the file", file.Statements);
        var broken = BindVersion(file, statements, own);
        var @namespace = BindNamespace(statements, own, ref broken);
        var profiles = ProfileBinder.BindAll(statements.TakeDeclarations(Keywords.Profile), own);
        var blocks = statements.TakeDeclarations(Keywords.Family);
        statements.ReportRemaining();

        var context = new FileContext(profiles, typeNames, broken, file.Unread, diagnostics, cancellation);
        var families = blocks.Select(block => new FamilyBinder(block, context).Bind()).ToList();
        if (blocks.Count == 0 && own.Broken is null)
            diagnostics.Add(SyntaxDiagnostics.NothingDeclared());
        return new BoundFile(new FileModel(@namespace, families.Select(f => f.Model).OfType<FamilyModel>().ToEquatableArray()), profiles, families);
    }

    /// <summary>
    /// Checks <c>effnet 1;</c>. Returns the error that prevents everything in the file from being built; <see langword="null"/> if there is none.
    /// </summary>
    private static Diagnostic? BindVersion(FileSyntax file, BlockStatements statements, DeclarationWriter diagnostics)
    {
        if (file.Statements.Length == 0)
            return null;
        var first = file.Statements[0];
        var directive = statements.TakeAll<DirectiveSyntax>(d => d.Name.Text == Keywords.EffNet).FirstOrDefault();
        if (directive is { Value: null })
            return directive.FindMistake();
        directive ??= statements.TakeAll<DirectiveSyntax>(d => ReferenceEquals(d, first) && Spelling.Nearest(d.Name.Text, [Keywords.EffNet]) is not null).FirstOrDefault();

        var mistake = directive switch
        {
            null => SyntaxDiagnostics.MissingVersion(file.DescendantTokens()[0].Span, file.ToFullText()),
            { Name.Text: not Keywords.EffNet } => WordDiagnostics.UnknownWord(directive.Name.Span, directive.Name.Text, "the file", Keywords.Directives),
            _ when !ReferenceEquals(directive, first) => SyntaxDiagnostics.LateVersion(directive.Span, file.ToFullText()),
            { Value: NumberSyntax { Literal.Text: "1" } } => null,
            { Value: NumberSyntax number } => SyntaxDiagnostics.UnknownVersion(number.Span, number.Literal.Text),
            _ => WordDiagnostics.WrongValue(directive.Value!.Span, Keywords.EffNet, "a version", FileSchema.Version.Example),
        };
        if (mistake is not null)
            diagnostics.Add(mistake);
        return mistake;
    }

    private static string? BindNamespace(BlockStatements statements, DeclarationWriter diagnostics, ref Diagnostic? broken)
    {
        if (statements.TakeAll<DirectiveSyntax>(d => d.Name.Text == Keywords.Namespace).FirstOrDefault()?.Value is not { } value)
            return null;
        var name = (value as NameSyntax)?.Text;
        var mistake = name is null
            ? WordDiagnostics.WrongValue(value.Span, Keywords.Namespace, "a name", FileSchema.Namespace.Example)
            : name.Length > CSharpNames.MaximumLength ? WordDiagnostics.NameTooLong(value.Span, name.Length, CSharpNames.MaximumLength)
            : CSharpNames.FindKeyword(name) is { } keyword ? WordDiagnostics.ReservedName(value.Span, keyword, keyword) : null;
        if (mistake is null)
            return name;
        diagnostics.Add(mistake);
        broken ??= mistake;
        return null;
    }
}
