using System.Reflection;

namespace EffNet.Generator.Tests;

/// <summary>The objects that an object keeps alive.</summary>
internal static class ObjectGraph
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Returns <paramref name="root"/> and all objects that can be reached through fields and elements, each object once.</summary>
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

    /// <summary>Returns the objects that an object refers to. Of a delegate, only the target is returned, because a method is not data.</summary>
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
