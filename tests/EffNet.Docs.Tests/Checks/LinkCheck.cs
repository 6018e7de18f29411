namespace EffNet.Docs.Tests.Checks;

/// <summary>Checks that links inside the repository lead to an existing file and heading.</summary>
internal static class LinkCheck
{
    public static IEnumerable<string> Complaints(Page page) => page.Links
        .Where(link => !Uri.TryCreate(link.Target, UriKind.Absolute, out _))
        .Select(link => Complaint(page, link.Target) is { } complaint ? $"{page.Path}({link.Line}): {complaint}" : null)
        .OfType<string>();

    private static string? Complaint(Page page, string target)
    {
        var (path, anchor) = target.Split('#', 2) is [var before, var behind] ? (before, behind) : (target, string.Empty);
        var file = path.Length == 0 ? page.Path : Resolve(page.Path, path);
        if (!File.Exists(Repository.Locate(file)) && !Directory.Exists(Repository.Locate(file)) && file != page.Path)
            return $"'{target}' is a broken link";
        if (anchor.Length == 0)
            return null;
        var anchors = (file == page.Path ? page : Page.Read(file)).Anchors;
        return anchors.Contains(anchor) ? null : $"'{target}' names no heading of {file}; its headings are {string.Join(", ", anchors)}";
    }

    private static string Resolve(string page, string target) =>
        Path.GetRelativePath(Repository.Root, Repository.Locate(Path.Combine(Path.GetDirectoryName(page) ?? string.Empty, target))).Replace('\\', '/');
}
