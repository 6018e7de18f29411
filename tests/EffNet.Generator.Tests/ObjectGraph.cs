using System.Reflection;

namespace EffNet.Generator.Tests;

/// <summary>Everything that an object keeps alive.</summary>
internal static class ObjectGraph
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary><paramref name="root"/> and whatever its fields and elements lead to, each object once.</summary>
    public static IEnumerable<object> Reachable(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<object>([root]);
        while (waiting.TryPop(out var item))
        {
            if (!seen.Add(item))
                continue;
            yield return item;
            foreach (var next in References(item))
                waiting.Push(next);
        }
    }

    /// <summary>What a method belongs to is no data: a delegate is followed to its target only.</summary>
    private static IEnumerable<object> References(object item)
    {
        if (item is string or MemberInfo or Pointer || item.GetType().IsPrimitive || item.GetType().IsEnum)
            return [];
        var values = item switch
        {
            Array array => array.Cast<object?>(),
            Delegate action => action.GetInvocationList().Select(single => single.Target),
            _ => FieldsOf(item.GetType()).Select(field => field.GetValue(item)),
        };
        return values.OfType<object>();
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var field in current.GetFields(Fields))
                yield return field;
        }
    }
}
