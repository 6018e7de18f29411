using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Xunit;

namespace EffNet.IntelliSense.Tests.Support;

/// <summary>
/// Roslyn's signature help, by reflection: of the three services, only this one is internal, and no package makes it public. It is the service that editors use,
/// from the same composition as the other services.
/// </summary>
internal static class SignatureHelp
{
    private static readonly Type s_service = typeof(CompletionService).Assembly.GetType("Microsoft.CodeAnalysis.SignatureHelp.SignatureHelpService", throwOnError: true)!;

    private static readonly MethodInfo s_find = s_service.GetMethods().Single(m => m.Name == "GetSignatureHelpAsync" && m.GetParameters()[0].ParameterType == typeof(Document));

    /// <summary>The signatures at <paramref name="position"/>. The default trigger is the editor's command for signature help.</summary>
    public static async Task<IReadOnlyList<Signature>> Find(Document document, int position)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var command = Activator.CreateInstance(s_find.GetParameters()[2].ParameterType);
        var search = (Task)s_find.Invoke(Host.Composition.GetExport(s_service), [document, position, command, cancellation])!;
        await search;
        var items = ((System.Runtime.CompilerServices.ITuple)Get<object>(search, nameof(Task<>.Result)))[1];
        return items is null ? [] : [.. Get<IEnumerable>(items, "Items").Cast<object>().Select(item => Read(item, cancellation))];
    }

    private static Signature Read(object item, CancellationToken cancellation)
    {
        var parameters = Get<IEnumerable>(item, "Parameters").Cast<object>().ToList();
        var written = parameters.Select(p => Text(p, "PrefixDisplayParts") + Text(p, "DisplayParts") + Text(p, "SuffixDisplayParts"));
        return new Signature(
            Text(item, "PrefixDisplayParts") + string.Join(Text(item, "SeparatorDisplayParts"), written) + Text(item, "SuffixDisplayParts"),
            Documentation(item, cancellation),
            [.. parameters.Select(p => (Get<string>(p, "Name"), Documentation(p, cancellation)))]);
    }

    private static string Text(object holder, string parts) => EditorText.Join(Get<IEnumerable<TaggedText>>(holder, parts));

    private static string Documentation(object holder, CancellationToken cancellation) =>
        EditorText.Join(Get<Func<CancellationToken, IEnumerable<TaggedText>>>(holder, "DocumentationFactory")(cancellation));

    private static T Get<T>(object holder, string property) =>
        (T?)holder.GetType().GetProperty(property)?.GetValue(holder) ?? throw new MissingMemberException(holder.GetType().Name, property);
}
